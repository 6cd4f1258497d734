/** Words of filters and downloads, in English: apart from the rest, for they are opened by a press. */
export const en = {
	title: 'Filter events',
	close: 'Close the filters',
	certainty: 'Certainty',
	sure: { time: 'Date stated, and exact as stated', place: 'A place is given' },
	roles: 'Linked to a place as',
	place: 'Place, with all that lies in it',
	anywhere: 'Anywhere',
	near: 'Near a point',
	within: 'Kilometres',
	of: 'Of',
	off: 'No point',
	mapMiddle: 'The middle of the map',
	point: 'The point of the link',
	sources: 'Sources',
	people: 'People and groups named',
	find: 'Find in this list',
	records: 'Of so large an atlas only place and distance can be asked for.',
	shown: (events: string) => `${events} shown.`,
	download: {
		title: 'Download what is shown',
		close: 'Close the downloads',
		undated: (n: number, number: string) => (n === 1 ? '1 undated event' : `${number} undated events`),
		forms: {
			csv: { name: 'CSV', text: 'A table for spreadsheets, one row an event' },
			geojson: { name: 'GeoJSON', text: 'Events with where they happened, for map programs' },
			places: { name: 'Places', text: 'Places with their events, as GeoJSON' },
			kml: { name: 'KML', text: 'For Google Earth and others, with time' },
			ics: { name: 'Calendar', text: 'Events with an exact day, as iCalendar' },
			lpf: { name: 'Linked Places', text: 'Places for gazetteers' },
			annotations: { name: 'Annotations', text: 'Citations as W3C Web Annotations' }
		},
		gathering: 'Gathering the records',
		come: (n: string, of: string) => `${n} of ${of} parts are here`,
		saved: (n: number, number: string) =>
			n === 1 ? '1 event is in the file.' : `${number} events are in the file.`,
		failed: 'The file could not be made: a part of the data did not come. Try again.',
		tooMuch: (parts: string, most: string) =>
			`These events lie in ${parts} parts of the atlas, and a page fetches at most ${most} of them. Choose a shorter period.`,
		whole: 'Files of the whole atlas'
	}
};

export type FilterMessages = typeof en;
