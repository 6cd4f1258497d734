const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

/** Words of the page on which proposals are decided, in English. */
export const en = {
	title: 'Review',
	loading: 'Loading',
	failed:
		'The server does not answer. It may have been stopped: start “chronotope review” again and open its new address.',
	noToken: 'The address is not whole. Open the one that “chronotope review” has printed.',

	queue: {
		label: 'Proposals',
		of: (n: string, m: string) => `${n} of ${m}`,
		left: (n: number, number: string) =>
			n === 0 ? 'Nothing left to decide' : `${number} ${plural(n, 'proposal', 'proposals')} left`,
		decided: (n: number, number: string) => `${number} ${plural(n, 'decision', 'decisions')} in this session`,
		next: 'Next proposal',
		previous: 'Previous proposal',
		list: 'All records',
		back: 'Back to the proposals',
		none: 'No proposals',
		noneText: 'This dataset has no proposals. Every record of it can be edited here, and new ones added.',
		done: 'All proposals are decided',
		doneText:
			'What was accepted is in the dataset. Stop the server to see how the map is opened, or go on editing records.',
		sureness: (percent: string) => `The machine is ${percent} sure`,
		why: 'Why it is proposed'
	},

	reading: {
		label: 'What the source says',
		none: 'No text at hand',
		noneText: 'The document is not in the folder of documents. Give it with --documents to see the passage.',
		moved: 'The passage stands elsewhere in this copy of the document; it is marked where it was found.',
		lost: 'A passage that is cited is not in this copy of the document.',
		cut: 'A part of a longer text.',
		undated: 'date not given',
		uncited: 'No passage is cited.',
		coming: 'Names of places are being looked up.',
		noNames: 'Names of places cannot be looked up: there is no gazetteer.',
		legend: { cited: 'Cited', place: 'Place', date: 'Date', trigger: 'Tells of an event' }
	},

	form: {
		label: 'Proposed event',
		record: 'Record',
		title: 'Title',
		titleIn: (language: string) => `Title, ${language}`,
		summary: 'Summary',
		summaryIn: (language: string) => `Summary, ${language}`,
		machines: 'The summary is still the machine’s: say in your own words who reports what.',
		when: 'Date (EDTF)',
		undated: 'Undated',
		notEdtf: 'Not a date in EDTF, such as 1988-07, 1988~ or 1981/1992',
		whenBasis: 'Date is',
		bases: { stated: 'stated', inferred: 'inferred' },
		whenNote: 'How it was inferred',
		category: 'Kind',
		participants: 'Who took part, one a line',
		citations: 'Citations, a line each: source, start, end',
		partOf: 'Part of',
		noPart: 'Of no other',
		id: 'Id',
		save: 'Save',
		cancel: 'Back without saving',
		json: 'All of it, as JSON',
		notJson: 'This is not JSON of one record.',
		saveJson: 'Save what is written here'
	},

	places: {
		label: 'Where',
		none: 'No place is linked.',
		role: (place: string) => `Role of ${place}`,
		roles: {
			venue: 'Took place here',
			area: 'Reported for this area',
			dateline: 'Reported from here',
			subject: 'About this place',
			affiliation: 'Connected with those involved'
		},
		remove: (place: string) => `Remove ${place}`,
		replace: (place: string) => `Replace ${place}`,
		search: 'Find a place',
		replaces: (place: string) => `What you choose takes the place of ${place}.`,
		adds: 'What you choose is added.',
		addInstead: 'Add instead',
		candidates: (name: string) => `“${name}” may be`,
		candidate: (name: string, kind: string, country: string) =>
			[name, kind, country].filter((part) => part !== '').join(', '),
		inDataset: 'in the dataset',
		share: (percent: string) => `${percent} likely`,
		pick: 'Put on the map',
		picking: 'Arrow keys move the map, + and − zoom. Enter, or a click, puts the place there; Escape leaves.',
		map: 'Map of the places',
		mapFailed: 'The map could not be drawn here. Places can be found by name, and by longitude and latitude.',
		fresh: 'New place',
		name: 'Name',
		nameIn: (language: string) => `Name, ${language}`,
		kind: 'What it is',
		kinds: { site: 'Site', city: 'City', region: 'Region', country: 'Country', multi: 'Several countries' },
		country: 'Country (two letters, or none)',
		within: 'Known to within, km',
		lon: 'Longitude',
		lat: 'Latitude',
		note: 'Note',
		use: 'Use this place',
		drop: 'Do without it',
		hits: (n: number, number: string) =>
			n === 0 ? 'No place found' : `${number} ${plural(n, 'place', 'places')} found`
	},

	actions: {
		label: 'Decide',
		accept: 'Accept',
		acceptChanged: 'Accept with changes',
		merge: 'Merge',
		reject: 'Reject',
		undo: 'Undo',
		mergeInto: 'Merge into which event?',
		mergeText: 'Its citations and claims go to the event that you choose; the proposal goes.',
		similar: 'Events like it',
		find: 'Find an event',
		reason: 'Why is it rejected? (may be left empty)',
		confirmReject: 'Reject it',
		close: 'Close',
		accepted: (title: string) => `Accepted: ${title}`,
		rejected: (title: string) => `Rejected: ${title}`,
		merged: (title: string, into: string) => `Merged: ${title} into ${into}`,
		saved: (title: string) => `Saved: ${title}`,
		undone: (id: string) => `Taken back: ${id}`,
		nothingToUndo: 'There is nothing to take back.',
		changed:
			'Another program has changed this record meanwhile. It is shown as it is now; nothing was written.',
		undoChanged: 'Another program has changed the files since: the decision cannot be taken back.',
		unknown: 'This record is not there any more. Nothing was written.',
		taken: (id: string) => `There is a record with the id “${id}” already. Nothing was written.`,
		unreadable: (why: string) => `A file of the dataset cannot be read: ${why}`,
		problems: 'Nothing was written, for this would not be valid:'
	},

	keys: {
		open: 'Keys',
		title: 'Keys',
		letters: 'Single letters act while no field has the focus',
		list: {
			a: 'Accept',
			e: 'Edit the title',
			d: 'Edit the date',
			p: 'Find a place',
			x: 'Put a place on the map',
			digits: 'Take a candidate of the list',
			m: 'Merge',
			r: 'Reject',
			u: 'Undo',
			j: 'Next proposal',
			k: 'Previous proposal',
			help: 'This list',
			escape: 'Leave a field or a window'
		}
	},

	records: {
		label: 'Records',
		kinds: { events: 'Events', places: 'Places', sources: 'Sources' },
		find: 'Find in this list',
		add: { events: 'Add an event', places: 'Add a place', sources: 'Add a source' },
		proposed: 'proposed',
		none: 'None here yet.',
		noneFound: 'Nothing found.',
		more: (number: string) => `${number} more: type to find them.`
	},

	source: {
		publisher: 'Publisher',
		author: 'Author',
		published: 'Published (EDTF)',
		basis: 'The day is',
		bases: { stated: 'stated', inferred: 'inferred', unknown: 'not known' },
		url: 'Address',
		language: 'Language (tag)',
		rights: 'Rights',
		rightsOf: { 'citation-only': 'Cite only', excerpt: 'Show cited passages', full: 'Show the whole text' },
		file: 'Document (name of its file)'
	}
};

export type ReviewMessages = typeof en;
