const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

/** Words of an atlas in tiles, in English: apart from the rest, for only its page needs them. */
export const en = {
	all: (events: string, places: number, number: string) =>
		`${events} in all, at ${number} ${plural(places, 'place', 'places')}.`,
	by: { day: 'Counted by whole days', month: 'Counted by whole months', year: 'Counted by whole years' },
	bySteps: (years: string) => `Counted in steps of ${years} years`,
	exactly: (by: string) => `${by}.`,
	widened: (by: string, period: string) => `${by}: ${period}.`,
	inView: (places: string, period: string) => `In view: ${places}. ${period}.`,
	places: 'In this map view',
	noneHere: 'No place with events of this period is in this map view.',
	severalPlaces: (n: number, number: string) => `${number} ${plural(n, 'place', 'places')}`,
	closer: 'Press a place, or zoom in, to read its events.',
	noScript: 'The map, the time slider and the events need JavaScript. What is counted stands below.',
	morePlaces: (next: string, left: string) => `Show ${next} of ${left} more`,
	moreEvents: 'Show more events',
	earlier: (n: number, number: string) =>
		`Show ${plural(n, 'one event', `${number} events`)} that began earlier`,
	undatedHere: (number: string) => `Undated: ${number}`,
	undatedAll: (n: number, number: string) =>
		`Undated: ${number}. ${plural(n, 'It stands', 'They stand')} with ${plural(n, 'its place', 'their places')}.`,
	allHere: 'All events here',
	nothing: 'None of these kinds.',
	back: 'Back to the map',
	faults: {
		marks: 'Some of what the map shows could not be loaded',
		records: 'Some events could not be loaded'
	},
	why: {
		whole: (file: string) =>
			`the host sends the whole of ${file} where a part is asked for. It must answer range requests`,
		missing: (file: string) => `${file} is not there, or not whole`,
		unreachable: (file: string) => `${file} cannot be reached. Check the connection`,
		damaged: (file: string) => `${file} is damaged. Whoever keeps this site should copy it anew`
	},
	fault: (what: string, why: string) => `${what}: ${why}. The rest of the page works.`,
	limits: 'What is not here, and why',
	limitsText:
		'This atlas is larger than a page can hold, so the page reads counts by place, kind and time, and the events of a place when you open it. Search, printing, comparing, downloads and filters by source, person, role or certainty would need all events at once.'
};

export type TileMessages = typeof en;
