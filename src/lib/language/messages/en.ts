const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

/** English, the language that every other message file is measured against. Numbers come in already written. */
export const en = {
	product: 'Chronotope',

	when: {
		before: (date: string) => `Before ${date}`,
		after: (date: string) => `After ${date}`,
		about: (date: string) => `About ${date}`,
		uncertain: (date: string) => `${date}, uncertain`,
		range: (from: string, to: string) => `${from} – ${to}`,
		between: (from: string, to: string) => `Between ${from} and ${to}`,
		period: (from: string, to: string) => `${from} to ${to}`,
		always: 'All dates',
		until: (date: string) => `Until ${date}`,
		since: (date: string) => `Since ${date}`,
		oneOf: (dates: string[]) => `One of: ${dates.join('; ')}`,
		every: (dates: string[]) => dates.join('; '),
		season: (season: 21 | 22 | 23 | 24, year: string) =>
			`${{ 21: 'Spring', 22: 'Summer', 23: 'Autumn', 24: 'Winter' }[season]} ${year}`,
		decade: (year: string) => `${year}s`,
		century: (year: string) => `Century from ${year}`,
		undated: 'Undated',
		gregorian: (date: string) => date,
		inBrackets: (a: string, b: string) => `${a} (${b})`
	},

	count: {
		events: (n: number, number: string) => `${number} ${plural(n, 'event', 'events')}`,
		eventsPossible: (n: number, number: string, possible: string) =>
			`${number} ${plural(n, 'event', 'events')}, ${possible} of them possibly`,
		noEvents: 'No events',
		more: (number: string) => `+${number}`
	},

	header: {
		skipToList: 'Skip to the list of events',
		skipToTime: 'Skip to the time slider',
		search: 'Search places, events, names',
		language: 'Language',
		theme: 'Theme',
		themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
		index: 'Index',
		compare: 'Compare',
		print: 'Print',
		share: 'Share',
		copied: 'Link copied',
		copyFailed: 'The link could not be copied. It stands in the address bar.'
	},

	list: {
		label: 'Events',
		inPeriod: 'possibly in this period',
		noPlace: 'no place given',
		wholePlace: (place: string) => `${place}, whole area`,
		wholeCountry: (place: string) => `${place}, whole country`,
		drawers: { unplaced: 'No place given', undated: 'Undated' },
		before: (date: string) => `Before ${date}`,
		begunEarlier: 'Begun earlier and continuing',
		comma: ', ',
		monthUnknown: (year: string) => `${year}, month not known`,
		siteIn: (site: string, whole: string) => `${site}, ${whole}`,
		andMore: (places: string, number: string) => `${places} +${number}`,
		openSheet: 'Show more of the list',
		closeSheet: 'Show more of the map',
		emptyTitle: 'No events in this period',
		nearest: (date: string) => `Nearest: ${date}`,
		emptyFilter: (names: string) => `Only ${names} shown.`,
		possibleLeftOut: 'Possible events are left out.',
		filters: {
			near: (km: string) => `within ${km} km of a position`,
			sure: { time: 'events with a stated date', place: 'events with a place' }
		},
		filter: 'Filter',
		noneInView: 'No events of this period in this map view',
		everywhere: 'Show events everywhere',
		download: 'Download',
		removeFilter: (name: string) => `Remove: ${name}`,
		clearFilters: 'Remove all filters',
		undoFilter: 'Show all kinds',
		showPossible: 'Show possible events',
		goNearest: 'Go there',
		unroll: (next: string, left: string) => `Show ${next} of ${left} more events`,
		coming: 'Loading…',
		missed: 'This event could not be loaded.',
		again: 'Try again',
		missing: 'This part of the page could not be loaded.'
	},

	map: {
		label: 'Map of the events',
		loading: 'Loading map',
		failed: 'The map could not start. The list is complete.',
		picture: 'The picture shows the atlas as it opens.',
		lost: 'The browser took the graphics away from the map. The list is complete.',
		reload: 'Reload the map',
		failedWhy: 'This browser gives the page no WebGL 2.',
		tilesFailed: 'The map ground could not be loaded. The events stand on a plain ground.',
		zoomIn: 'Zoom in',
		zoomOut: 'Zoom out',
		fit: 'Show all events in the period',
		outside: (n: number, number: string, names: string) =>
			`${number} ${plural(n, 'event', 'events')} outside this view: ${names}`,
		outsideUnnamed: (n: number, number: string) =>
			`${number} ${plural(n, 'event', 'events')} outside this view`,
		inView: (places: string, events: string, period: string) => `In view: ${places}. ${events}. ${period}.`,
		nothingInView: (period: string) => `No place with events is in view. ${period}.`,
		attribution: 'Map data: Natural Earth',
		gestures: {
			wheel: 'Hold Ctrl and scroll to zoom the map',
			wheelMac: 'Hold ⌘ and scroll to zoom the map',
			touch: 'Move the map with two fingers'
		},
		andOthers: (name: string, number: string) => `${name} +${number}`,
		kilometres: (number: string) => `${number} km`,
		metres: (number: string) => `${number} m`,
		place: (name: string, events: string) => `${name}: ${events}`,
		wholeCountry: 'whole country',
		wholeArea: 'whole area'
	},

	legend: {
		title: 'Kind of event',
		open: 'Legend',
		filterHint: 'Show or hide this kind',
		possibly: 'Possibly in this period',
		inexact: 'Somewhere within',
		area: 'Whole country or region',
		several: 'Several kinds at one place',
		showAll: 'Show all kinds',
		signs: 'Signs'
	},

	place: {
		kinds: {
			site: 'Site',
			city: 'City',
			region: 'Region',
			country: 'Country',
			multi: 'Several countries'
		},
		in: (kind: string, whole: string) => `${kind} in ${whole}`,
		within: (km: string) => `Known to within ${km} km.`,
		exact: 'Position known.',
		wholeCountry: 'Reported for the country, without a more exact place.',
		wholeArea: 'Reported for the area, without a more exact place.',
		cluster: (n: number, number: string) =>
			`${number} ${plural(n, 'place', 'places')} close together at this scale`
	},

	popup: {
		label: (place: string) => `Events at ${place}`,
		close: 'Close',
		of: (n: string, m: string) => `Event ${n} of ${m} here`,
		ofUnplaced: (n: string, m: string) => `Event ${n} of ${m}`,
		previous: 'Previous event',
		next: 'Next event',
		when: 'When',
		where: 'Where',
		whoSaysSo: 'Who says so',
		whoIsNamed: 'Named',
		print: 'Print',
		page: 'Page',
		link: 'Link to this event',
		placeLink: 'Link to this place',
		differing: 'Figures given',
		undatedSource: 'date not given',
		passage: (from: string, to: string) => `Passage ${from}–${to}`,
		basis: { inferred: 'Date inferred' },
		noEventsNow: 'No events here in this period.',
		linked: 'Linked to',
		roles: {
			venue: 'Took place here',
			area: 'Reported for this area',
			dateline: 'Reported from here',
			subject: 'About this place',
			affiliation: 'Connected with those involved'
		},
		back: (events: string) => `Back to ${events}`,
		sources: 'Sources',
		parts: 'Parts',
		whole: 'Part of',
		outside: 'Outside the period shown.',
		leftOut: 'Left out by a filter.',
		outOfView: 'It did not happen in this map view, or has no place.',
		undatedNote: 'No date is given, so it stands in no period.',
		goTo: (date: string) => `Go to ${date}`,
		allHere: (n: number, number: string) => (n === 2 ? 'Both events here' : `All ${number} events here`),
		measure: 'Figure',
		earlier: 'Earlier',
		later: 'Later',
		placeInTime: 'Its place in time',
		alsoHere: 'Also reported here',
		eventsHere: 'Events here'
	},

	time: {
		label: 'Time',
		play: 'Play',
		pause: 'Pause',
		replay: 'Play from the start',
		back: 'One step back',
		forward: 'One step forward',
		from: 'From',
		to: 'to',
		first: 'First day shown',
		last: 'Last day shown',
		badDate: 'Not a date. Write it as year-month-day.',
		step: 'Step',
		stepOf: (step: string) => `${step} a step`,
		units: {
			d: (n: number, number: string) => (n === 1 ? '1 day' : `${number} days`),
			w: (n: number, number: string) => (n === 1 ? '1 week' : `${number} weeks`),
			m: (n: number, number: string) => (n === 1 ? '1 month' : `${number} months`),
			q: (n: number, number: string) => (n === 1 ? '1 quarter' : `${number} quarters`),
			y: (n: number, number: string) => (n === 1 ? '1 year' : `${number} years`)
		},
		playback: {
			label: 'Playback',
			mode: 'What moves',
			modes: { window: 'The period', cumulative: 'The end only', event: 'Event to event' },
			modeNotes: {
				window: 'Both ends move on',
				cumulative: 'The start stays, events add up',
				event: 'Each is opened in its turn'
			},
			pace: 'Pace',
			paces: { calendar: 'By the calendar', even: 'By events' },
			paceNotes: { calendar: 'A second is always the same time', even: 'A second brings as many events' },
			also: 'Also',
			skip: 'Skip empty stretches',
			loop: 'Start over at the end',
			trail: 'Keep what has just passed, faded',
			count: 'How much time a second',
			unit: 'Unit of time',
			units: { d: 'days', w: 'weeks', m: 'months', q: 'quarters', y: 'years' },
			aSecond: 'a second',
			badCount: 'A whole number from 1 to 9999.'
		},
		calendar: 'Calendar',
		calendars: { gregorian: 'Gregorian', persian: 'Solar Hijri' },
		possible: 'Show possible events',
		events: 'Events',
		per: {
			day: 'per day',
			month: 'per month',
			quarter: 'per quarter',
			year: 'per year',
			decade: 'per decade'
		},
		perMany: (number: string, unit: string) => `per ${number} ${unit}s`,
		unitNames: { day: 'day', month: 'month', quarter: 'quarter', year: 'year', decade: 'decade' },
		lasting: 'Lasting',
		overview: 'All years: the frame is the stretch shown above',
		overviewStart: 'Start of the stretch shown',
		overviewEnd: 'End of the stretch shown',
		zoomIn: 'Closer in time',
		zoomOut: 'Wider in time',
		fit: 'Fit to the period',
		fitShown: 'Fit to what is shown',
		backOut: 'Back out',
		sentences: (first: string, second: string) => `${first}. ${second}`,
		closer: 'Press again to come closer.',
		basis: 'Only what this map view shows',
		basisBrief: 'in map view',
		leftOut: (_: number, number: string) => `${number} unplaced left out`,
		more: 'More time controls',
		empty: 'No events in this period.',
		lanes: 'Lasting events, and events known only within a long time',
		lane: (title: string, when: string) => `${title}. ${when}`,
		status: (period: string, events: string) => `${period}. ${events}.`,
		barLabel: (period: string, events: string) => `${period}: ${events}`
	},

	notice: {
		badLink: (keys: string) => `Part of this link could not be read and was left out: ${keys}.`,
		close: 'Close this notice'
	},

	noScript: 'The map and the time slider need JavaScript. The list below is complete.'
};

export type Messages = typeof en;
