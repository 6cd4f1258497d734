/** Names of a dataset's four files in its directory, as problems state them. */
export const fileNames = {
	atlas: 'atlas.json',
	places: 'places.geojson',
	events: 'events.json',
	sources: 'sources.json'
} as const;

/** Texts of the four files. */
export interface DatasetFiles {
	atlas: string;
	places: string;
	events: string;
	sources: string;
}

/** The three files that hold records. */
export type RecordKind = 'places' | 'events' | 'sources';
export const recordKinds: readonly RecordKind[] = ['places', 'events', 'sources'];

/** Row of each record of a dataset in its file, in the dataset's order. */
export type Rows = Record<RecordKind, number[]>;

/** Keys that lead to a record in its file. */
export function recordKeys(kind: RecordKind, row: number): PropertyKey[] {
	return kind === 'places' ? ['features', row] : [row];
}
