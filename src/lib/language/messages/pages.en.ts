const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

/** Words of the pages of places, events and sources, in English: apart from the rest, for the map's page needs none. */
export const en = {
	nav: {
		label: 'Pages of this atlas',
		map: 'Map',
		places: 'Places',
		events: 'Events',
		sources: 'Sources',
		about: 'About',
		breadcrumbs: 'Where you are',
		skip: 'Skip to the content',
		allPlaces: 'All places',
		allEvents: 'All events',
		allSources: 'All sources'
	},
	actions: {
		label: 'What to do with this page',
		map: 'Open on the map',
		print: 'Print a sheet',
		data: 'Its data:'
	},
	counts: {
		places: (n: number, number: string) => `${number} ${plural(n, 'place', 'places')}`,
		sources: (n: number, number: string) => `${number} ${plural(n, 'source', 'sources')}`,
		named: (n: number, number: string) => `named in ${number} ${plural(n, 'report', 'reports')}`,
		none: 'no events'
	},
	place: {
		title: (name: string) => `${name}: what is reported, when, and by whom`,
		summary: (precision: string, events: string, years: string) => `${precision} ${events}, ${years}.`,
		noEvents: 'No event is reported to have happened here.',
		undated: 'undated',
		here: 'What is reported here',
		linked: {
			dateline: 'Reported from here',
			subject: 'About this place',
			affiliation: 'Connected with those involved'
		},
		figures: 'Figures that differ',
		given: 'Figures given',
		figuresNote:
			'Each figure stands with what it counts and who says it. Figures that count different things are not comparable.',
		sources: 'Sources',
		parts: (name: string) => `Within ${name}`,
		also: (whole: string) => `Also in ${whole}`,
		nearest: 'Nearest other places',
		otherNames: 'Other names',
		names: 'Names in other languages',
		elsewhere: 'In gazetteers',
		map: (name: string) => `Map: where ${name} is`,
		disc: (km: string) => `The place lies somewhere within the dashed circle, ${km} km around its middle.`,
		ground: 'Map: Natural Earth.',
		strip: 'When, along all the years of the atlas',
		directions: ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'],
		away: (km: string, direction: string) => `${km} km ${direction}`
	},
	event: {
		whole: 'Part of',
		parts: 'Its parts',
		facts: 'What is known',
		stated: 'Stated by the source.',
		figures: 'Figures given',
		citations: 'Who says so',
		inTime: 'Before and after',
		earlier: 'Earlier',
		later: 'Later',
		earlierHere: (place: string) => `Earlier at ${place}`,
		laterHere: (place: string) => `Later at ${place}`,
		unplaced: 'No place is given for it.',
		edtf: 'In EDTF'
	},
	figures: {
		figure: 'Figure',
		counts: 'Counts',
		according: 'According to',
		said: 'Said',
		event: 'Event'
	},
	source: {
		facts: 'Bibliography',
		publisher: 'Publisher',
		author: 'Author',
		published: 'Published',
		language: 'Language',
		rights: 'Rights',
		rightsOf: {
			'citation-only': 'Cited only: its text is not reproduced here.',
			excerpt: 'Short passages may be shown.',
			full: 'Its text may be shown.'
		},
		address: 'Address',
		document: 'Document',
		characters: (from: string, to: string) => `characters ${from} to ${to}`,
		digest: 'Digest',
		events: 'Events it reports, in the order of the text',
		noEvents: 'No event of this atlas cites it.',
		whole: 'The whole text',
		text: 'The text, with what is cited marked'
	},
	ownCopy: {
		title: 'Your own copy of the text',
		intro:
			'Those who hold the document can open it here and see every passage that this atlas cites of it. Its name is',
		private: 'The file is read in this page alone: nothing of it is sent or kept.',
		noScript: 'This needs the page’s own script, which is off here.',
		open: 'Open a text file',
		script: {
			reading: 'Reading…',
			same: 'The text of this source stands in your copy as it was cited.',
			moved: 'The text of this source stands in your copy as it was cited, but at another place.',
			changed: 'The text of this source stands in your copy in other words, or not at all.',
			counts: 'Cited passages at their place: {here}. Moved: {moved}. Not found: {lost}.',
			movedTo: 'cited at {start}–{end}, found at {from}–{to}',
			lostAt: 'cited at {start}–{end}, found nowhere',
			unreadable: 'The file could not be read. A text in UTF-8 is expected.',
			text: 'The text, with what is cited marked'
		}
	},
	lists: {
		places: { title: 'Places', intro: 'Every place of the atlas, with what is reported there.' },
		events: { title: 'Events', intro: 'Every event of the atlas, each with who reports it.' },
		sources: { title: 'Sources', intro: 'Every text that the atlas cites.' },
		filter: 'Show only rows with',
		shown: (n: string, of: string) => `${n} of ${of} rows`,
		download: 'Download these rows (CSV)',
		sort: 'Press a column’s name to sort by it.',
		name: 'Name',
		kind: 'Kind',
		lies: 'Lies in',
		precision: 'Known to within',
		exact: 'exact',
		area: 'whole area',
		km: (km: string) => `${km} km`,
		happened: 'Events there',
		named: 'Named in',
		date: 'Date',
		event: 'Event',
		where: 'Where',
		who: 'Who says so',
		source: 'Title',
		events_: 'Events'
	},
	data: {
		leftOut: (n: number, number: string) =>
			`${number} ${plural(n, 'event is', 'events are')} left out, because the date is not exact to the day.`
	},
	about: {
		title: 'About this atlas',
		method: 'How it was made',
		methodText: [
			'Each event was read out of a text and written in our own words. It cites the passage that reports it: the text’s name, the place of the passage in it, counted in characters, and a digest by which a changed passage is found out.',
			'Titles and summaries are neutral; a claim is attributed to those who make it. Figures that differ stand side by side, each with its speaker, and are never added up.'
		],
		uncertainty: 'What is not certain',
		uncertaintyText: [
			'Dates are kept as precisely as the source gives them, and no more precisely. An event known only to a month or a year is “possibly” in a shorter period; an event without a date stands in no period and is listed as undated.',
			'A place known only roughly has a dashed circle within which it lies. What is reported for a whole country or region is drawn as an area, never as a point. The place from which a text was sent, or of which it speaks, is not taken for the place where something happened.'
		],
		data: 'The data',
		dataText: 'The same as files, for maps, tables, calendars and other programs:',
		files: {
			places: 'places, each with its events (GeoJSON)',
			events: 'events with their places (GeoJSON)',
			table: 'events as a table (CSV)',
			linkedPlaces: 'places for gazetteers (Linked Places Format)',
			annotations: 'every citation (W3C Web Annotations)',
			kml: 'events with their times (KML)',
			atom: 'events as a feed (Atom)',
			calendar: 'events dated to the day (iCalendar)',
			schema: 'form of the atlas’s own files (JSON Schema)'
		},
		rights: 'Rights',
		rightsText: (licence: string) =>
			`The data of this atlas is under ${licence}. The texts that it cites belong to their authors and publishers; their words are shown only where the page of a source says that they may be. The ground of the maps is Natural Earth, in the public domain.`,
		cite: 'How to cite',
		citeText: (title: string, address: string, updated: string) => `${title}. ${updated}${address}`,
		dataOf: (date: string) => `Data of ${date}. `,
		correct: 'How to ask for a correction',
		correctText: 'Name the page, what is wrong, and the text that shows it.',
		contact: (contact: string) => `Write to ${contact}.`,
		noContact: 'This atlas names no address for corrections.',
		privacy: 'Privacy',
		privacyText:
			'These pages ask nothing of other sites, count no readers and set no cookies. The choice of light or dark is kept on your device, and nothing else.'
	}
};

export type PageMessages = typeof en;
