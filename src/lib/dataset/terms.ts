/** The closed lists of words in a dataset: plain values, so that a page that needs them need not load the schemas. */

export const shapes = ['circle', 'square', 'triangle-up', 'diamond', 'bar', 'triangle-down', 'dome'] as const;
export type Shape = (typeof shapes)[number];

export const placeKinds = ['site', 'city', 'region', 'country', 'multi'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Whether a place is drawn as a tint and never as a mark. */
export const isArea = (kind: PlaceKind): boolean =>
	kind === 'region' || kind === 'country' || kind === 'multi';

/** How a place is linked to an event. Only `venue` and `area` say that it happened there. */
export const roles = ['venue', 'area', 'dateline', 'subject', 'affiliation'] as const;
export type Role = (typeof roles)[number];

/** Whether a role says that the event happened at the place. */
export const happenedThere = ({ role }: { role: Role }): boolean => role === 'venue' || role === 'area';

export const bases = ['stated', 'inferred'] as const;
export const publishedBases = ['stated', 'inferred', 'unknown'] as const;
