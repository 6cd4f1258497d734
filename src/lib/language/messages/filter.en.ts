/** Words of the filters, in English: apart from the rest, for they are opened by a press. */
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
	shown: (events: string) => `${events} shown.`
};

export type FilterMessages = typeof en;
