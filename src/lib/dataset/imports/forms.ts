/** The forms that files are read in. */
export const importForms = [
	'csv',
	'geojson',
	'kml',
	'linked-places',
	'timemap',
	'timelinejs',
	'storymapjs',
	'umap'
] as const;
export type Form = (typeof importForms)[number];

/** In words, for the report. */
export const formNames: Record<Form, string> = {
	csv: 'CSV',
	geojson: 'GeoJSON',
	kml: 'KML',
	'linked-places': 'Linked Places',
	timemap: 'TimeMap workbook',
	timelinejs: 'TimelineJS',
	storymapjs: 'StoryMapJS',
	umap: 'uMap'
};
