const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

/** Words of sheets and of the page that prints them, in English: apart from the rest, for the map's page needs none. */
export const en = {
	print: {
		title: 'Print this view',
		back: 'Back to the map',
		paper: 'Paper',
		papers: { a5: 'A5', a4: 'A4', a3: 'A3', letter: 'Letter' },
		orientation: 'Orientation',
		orientations: { portrait: 'Upright', landscape: 'Wide' },
		style: 'Colours',
		styles: {
			colour: 'Colour',
			grey: 'Greyscale',
			black: 'Black and white',
			contrast: 'High contrast'
		},
		projection: 'Map projection',
		byExtent: 'Equal-area, by extent',
		equalEarth: 'Equal Earth, the world',
		mercator: 'Mercator',
		frame: 'Map shows',
		fit: 'All places of the events',
		exact: 'An exact scale, 1:n',
		scale: 'Scale, 1:n',
		maps: 'Maps',
		single: 'One, of the whole period',
		series: { months: 'One a month', years: 'One a year', decades: 'One a decade' },
		heading: 'Title',
		bothCalendars: 'Period in both calendars',
		print: 'Print or save as PDF',
		dpi: 'Size of the PNG',
		dots: (number: string) => `${number} dpi`,
		preview: 'Preview',
		page: (number: string) => `Sheet ${number}`,
		pages: (n: number, number: string) => `${number} ${plural(n, 'sheet', 'sheets')}.`,
		tooMany: (number: string, most: string) =>
			`The view has ${number} events, and a sheet holds at most ${most}. Choose a shorter period or fewer kinds on the map.`,
		tooManyMaps:
			'The period has more than 36 such parts. Choose longer ones, or a shorter period on the map.',
		failed: 'The events could not be loaded. Reload the page to try again.',
		noGround: 'The map ground could not be loaded. The events stand on plain paper.',
		notSaved: 'The file could not be made. A smaller size may help.',
		noScript: 'Sheets are drawn by the page’s own scripts, which are off here.'
	},

	compare: {
		title: 'Compare two periods',
		back: 'Back to the map',
		first: 'First period',
		second: 'Second period',
		mode: 'How the maps stand',
		beside: 'Side by side',
		swipe: 'Divided',
		divider: 'Share of the first period, in per cent',
		caption: 'Events of each kind in both periods',
		kind: 'Kind',
		difference: 'Difference',
		all: 'All events',
		print: 'Print both'
	},

	sheet: {
		subtitle: (period: string, count: string) => `${period}. ${count}.`,
		only: (names: string) => `Only: ${names}.`,
		versus: (one: string, other: string) => `${one}, compared with ${other}`,
		events: 'Events',
		dated: 'Dated inside the period',
		possibly: 'Possibly inside the period',
		outsideTitle: 'Outside the map',
		key: 'Numbers beside the map',
		sources: 'Sources',
		areaPossibly: 'Whole country or region, possibly',
		north: 'N',
		larger: 'More events, larger sign',
		letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
		sentence: (text: string) => (/[.!?…’”]$/u.test(text) ? text : `${text}.`),
		whenWhere: (when: string, where: string) => `${when}; ${where}.`,
		sayers: (names: string[]) => names.join('; '),
		undated: (n: number, number: string) =>
			`${number} undated ${plural(n, 'event is', 'events are')} not shown.`,
		unplaced: (n: number, number: string) =>
			`${number} ${plural(n, 'event', 'events')} with no place given ${plural(n, 'is', 'are')} listed, and not on the map.`,
		outside: (n: number, number: string) =>
			`${number} ${plural(n, 'event', 'events')} outside the map ${plural(n, 'is', 'are')} listed, and not on the map.`,
		mapTitle: 'Map.',
		projections: {
			'equal-earth': 'Equal Earth projection, equal-area;',
			conic: 'Albers conic projection, equal-area;',
			polar: 'Lambert azimuthal projection, equal-area;',
			mercator: 'Mercator projection;'
		},
		scaleAt: (latitude: string, north: boolean) =>
			`the scale bar holds at ${latitude}° ${north ? 'N' : 'S'}, at the middle of the map.`,
		ground: 'Base map: Natural Earth, public domain. Numbers follow the list.',
		licence: (licence: string) => `Data: ${licence}.`,
		ours: 'Titles are ours; claims are those of the sources named.',
		sheetOf: (product: string, edition: string, page: string, pages: string) =>
			`${product} · ${edition} · sheet ${page} of ${pages}`,
		updated: (date: string) => `data of ${date}`,
		data: (digest: string) => `edition ${digest}`
	}
};

export type SheetMessages = typeof en;
