import type { Distribution } from '#lib/dataset/exports/jsonld.ts';
import { languages, type Language } from '#lib/language/language.ts';
import { schemaNames } from '#lib/dataset/jsonschema.ts';

/** Media types of the files that the atlas is served as. */
export const mediaTypes = {
	geojson: 'application/geo+json',
	csv: 'text/csv; charset=utf-8; header=present',
	kml: 'application/vnd.google-earth.kml+xml',
	annotations: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
	jsonld: 'application/ld+json',
	atom: 'application/atom+xml; charset=utf-8',
	ics: 'text/calendar; charset=utf-8',
	schema: 'application/schema+json'
} as const;

/** What a file holds. */
export type FileKind =
	'places' | 'events' | 'table' | 'linkedPlaces' | 'annotations' | 'kml' | 'atom' | 'calendar' | 'schema';

/** A file below the site's root; one with words in it is in one language. */
export interface SiteFile extends Distribution {
	kind: FileKind;
	lang?: Language;
}

/** The files by their paths, those of each language under its own start page. */
export const distributions: readonly SiteFile[] = [
	{ path: 'data/places.geojson', mediaType: mediaTypes.geojson, kind: 'places' },
	{ path: 'data/events.geojson', mediaType: mediaTypes.geojson, kind: 'events' },
	{ path: 'data/events.csv', mediaType: mediaTypes.csv, kind: 'table' },
	{ path: 'data/places.lpf.json', mediaType: mediaTypes.geojson, kind: 'linkedPlaces' },
	{ path: 'data/annotations.jsonld', mediaType: mediaTypes.annotations, kind: 'annotations' },
	...languages.flatMap((lang, at): SiteFile[] => {
		const start = at === 0 ? '' : `${lang}/`;
		return [
			{ path: `${start}data/events.kml`, mediaType: mediaTypes.kml, kind: 'kml', lang },
			{ path: `${start}feed.atom`, mediaType: mediaTypes.atom, kind: 'atom', lang },
			{ path: `${start}events.ics`, mediaType: mediaTypes.ics, kind: 'calendar', lang }
		];
	})
];

/** The JSON Schemas of the dataset's files. */
export const schemaFiles: readonly SiteFile[] = schemaNames.map((name) => ({
	path: `data/schema/${name}.json`,
	mediaType: mediaTypes.schema,
	kind: 'schema'
}));
