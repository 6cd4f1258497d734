const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

/** Words of the search, in English: apart from the rest, for they come when it is first used. */
export const en = {
	list: 'Found',
	kinds: { place: 'Places', event: 'Events', source: 'Sources', person: 'People and groups' },
	hits: (n: number, number: string, first: string) =>
		`${number} ${plural(n, 'result', 'results')}. First: ${first}.`,
	near: 'No exact match. The nearest:',
	none: 'Nothing found.',
	noneHint:
		'Places, events, sources, people and groups are searched, in any spelling of a name that the atlas knows.',
	noEvents: 'Of so large an atlas events are not searched: filter them by place and time.',
	loading: 'Loading the search',
	failed: 'The search could not be loaded.',
	again: 'Try again',
	clear: 'Clear the search',
	shownOf: (shown: string, all: string) => `${shown} of ${all}`,
	opened: (name: string) => `${name}: opened.`,
	also: (name: string) => `also ${name}`,
	named: (events: string) => `Named in ${events}`,
	published: (n: number, number: string) => `Publisher of ${number} ${plural(n, 'source', 'sources')}`,
	wrote: (n: number, number: string) => `Author of ${number} ${plural(n, 'source', 'sources')}`
};

export type SearchMessages = typeof en;
