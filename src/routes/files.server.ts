import { isLanguage, languages, type Language } from '#lib/language/language.ts';
import { excerptOf, type Excerpt } from '#lib/dataset/exports/excerpt.ts';
import type { Distribution } from '#lib/dataset/exports/jsonld.ts';
import { siteAddress, wholeAtlas } from './whole.server.ts';

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

/** The files by their paths, those of each language under its own start page. */
export const distributions: readonly Distribution[] = [
	{ path: 'data/places.geojson', mediaType: mediaTypes.geojson },
	{ path: 'data/events.geojson', mediaType: mediaTypes.geojson },
	{ path: 'data/events.csv', mediaType: mediaTypes.csv },
	{ path: 'data/places.lpf.json', mediaType: mediaTypes.geojson },
	{ path: 'data/annotations.jsonld', mediaType: mediaTypes.annotations },
	...languages.flatMap((_, at): Distribution[] => {
		const start = at === 0 ? '' : `${languages[at]}/`;
		return [
			{ path: `${start}data/events.kml`, mediaType: mediaTypes.kml },
			{ path: `${start}feed.atom`, mediaType: mediaTypes.atom },
			{ path: `${start}events.ics`, mediaType: mediaTypes.ics }
		];
	})
];

/** The whole atlas in a language of the site, by the parameter of its path. */
export function wholeExcerpt(lang?: string): Excerpt & { language: Language } {
	const language = lang !== undefined && isLanguage(lang) ? lang : languages[0];
	return { ...excerptOf(wholeAtlas(), siteAddress(), language), language };
}

/** A file's answer. */
export const answer = (text: string, mediaType: string): Response =>
	new Response(text, { headers: { 'Content-Type': mediaType } });
