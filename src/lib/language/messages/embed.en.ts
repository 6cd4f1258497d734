/** Words of maps in frames on other pages. Numbers come in already written. */
export const en = {
	frame: {
		map: (title: string) => `Map: ${title}`,
		start: 'Open the interactive map',
		loading: 'Loading map',
		failed: 'The map could not start. The list is complete.',
		whole: 'This picture shows the whole atlas.',
		bare: 'This picture shows the ground alone: the atlas is too large to be shown without a script.',
		list: 'List of events',
		closeList: 'Close the list',
		sources: (n: number, number: string) => `${number} ${n === 1 ? 'source' : 'sources'}`,
		credit: 'Map: Natural Earth',
		full: 'Open full map',
		search: 'Search',
		searchHint: 'Places and events are searched, in any spelling of a name that the atlas knows.',
		data: 'Get the data',
		embed: 'Embed',
		fullScreen: 'Full screen',
		perYear: 'Events per year',
		possibly: 'Possibly in this period',
		inNewTab: 'opens in a new tab'
	},
	share: {
		title: 'Share this view',
		close: 'Close',
		link: 'Link',
		copy: 'Copy',
		copied: 'Copied',
		copyFailed: 'It could not be copied. It is selected: copy it by hand.',
		png: 'Download PNG',
		pngFailed: 'The picture could not be made.',
		embed: 'Put it in an article',
		preview: 'Preview',
		only: (title: string) => `Only: ${title}`,
		beside: 'Beside the map',
		controls: {
			slider: 'Time slider',
			play: 'Play button',
			legend: 'Legend',
			list: 'List of events',
			search: 'Search',
			title: 'Title',
			fullscreen: 'Full screen',
			link: 'Link to the full map'
		},
		theme: 'Ground',
		themes: { auto: 'As the reader’s system', light: 'Light', dark: 'Dark' },
		load: 'The map comes',
		loads: { visible: 'when it is seen', eager: 'at once', click: 'when the reader asks' },
		play: 'Speed of playback',
		playAsView: 'as in this view',
		height: 'Height in pixels',
		heightAuto: 'by the width',
		code: 'Form',
		codes: {
			iframe: 'Frame',
			script: 'Frame that sizes itself',
			element: 'Web component',
			link: 'Link',
			markdown: 'Markdown'
		},
		weight: (number: string) => `${number} kB for the first look, with picture and list.`,
		weightDrawn: (number: string) => `${number} kB with the picture of this view.`,
		weightWhole: (number: string) => `${number} kB in all once the map has come.`,
		privacy: 'No cookie is set, and nobody but this site is asked for anything.'
	},
	examples: {
		title: 'Maps in articles',
		section: 'For authors',
		lead: 'Three maps of this atlas as they stand in an article. Each is one line that is copied into the text: it takes the width of the column, asks for the height that it needs, and leaves the scroll to the page.',
		whole: 'The whole atlas. The reader moves the slider, or presses play; nothing moves by itself.',
		place: (name: string) =>
			`One place: ${name}. The list and the slider show only what a link asks for; this one leaves the legend out.`,
		event: 'One event, with who reports it. The map comes when the reader asks for it.',
		code: 'The line for this map',
		own: 'Choose period, filters and what stands beside the map on the atlas itself: “Share” there makes the line.',
		ownLink: 'Open the atlas',
		data: 'No cookie is set, and nobody but this site is asked for anything. Without scripts the reader sees the picture and the list.'
	}
};

export type EmbedMessages = typeof en;
