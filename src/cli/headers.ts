/**
 * Headers of the served site, in one table: what `serve` sends, what `_headers` says in the build, and what is printed for
 * other servers are three prints of it. The pages carry their own Content-Security-Policy in a meta tag, with the hashes of
 * their scripts; the header adds what a meta tag cannot say, and browsers apply both.
 */
import { languages } from '#lib/language/language.ts';

export type Headers = Readonly<Record<string, string>>;

export interface HeaderOptions {
	/** Which pages may frame the pages made for it, as `frame-ancestors` of the content policy names them: `*`, or origins. */
	frameAncestors?: string;
}

/** Paths from the site's root: one file, or all that begins so, `/folder/*`. */
export type Pattern = `/${string}`;

/** Paths with the same headers beside the common ones. No two of one site have a path in common, but for `others`. */
export interface HeaderClass {
	name: string;
	patterns: readonly Pattern[];
	headers: Headers;
}

export interface HeaderTable {
	/** With every answer. */
	common: Headers;
	classes: readonly HeaderClass[];
	/** With what is in no class: the pages. */
	others: Headers;
}

/** The policy of pages; those that may be framed differ in who may do it. */
const policy = (ancestors: string): Headers => ({
	'Content-Security-Policy': `frame-ancestors ${ancestors}; object-src 'none'; base-uri 'none'; form-action 'none'`
});

/** Other origins may read it: a framed page without an origin of its own, or a program that wants the data. */
const open: Headers = {
	'Access-Control-Allow-Origin': '*',
	'Cross-Origin-Resource-Policy': 'cross-origin'
};

const ask: Headers = { 'Cache-Control': 'no-cache' };

/** A path of each language: the first one's stands at the root. */
const inLanguages = (path: string): Pattern[] =>
	languages.map((language, at): Pattern => (at === 0 ? `/${path}` : `/${language}/${path}`));

/** @throws Error where `frameAncestors` could not stand in a header */
export function headerTable({ frameAncestors = '*' }: HeaderOptions = {}): HeaderTable {
	if (!/^[\w:/.*'[\] -]+$/u.test(frameAncestors))
		throw new Error(`invalid frame ancestors: ${frameAncestors}: expected * or origins, between spaces`);
	const sealed = policy("'none'");
	return {
		common: {
			'X-Content-Type-Options': 'nosniff',
			'Referrer-Policy': 'no-referrer',
			'Permissions-Policy':
				'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), browsing-topics=()',
			'Cross-Origin-Opener-Policy': 'same-origin'
		},
		classes: [
			{
				// Its name changes with its content.
				name: 'immutable',
				patterns: ['/app/immutable/*'],
				headers: { ...sealed, ...open, 'Cache-Control': 'public, max-age=31536000, immutable' }
			},
			{
				// Its ranges must not each ask again.
				name: 'basemap',
				patterns: ['/basemap/world.pmtiles'],
				headers: { ...sealed, ...open, 'Cache-Control': 'public, max-age=3600' }
			},
			{
				name: 'embed',
				patterns: inLanguages('embed/*'),
				headers: { ...policy(frameAncestors), ...open, ...ask }
			},
			{
				name: 'open',
				patterns: [
					...[
						'/app/pages.js',
						'/app/frame.js',
						'/app/picture.js',
						'/app/version.json',
						'/embed.js',
						'/theme.js',
						'/icon.svg',
						'/digests.json'
					],
					...languages.map((language): Pattern => `/basemap/names-${language}.json`),
					'/published/*',
					'/oembed',
					...['data/*', 'oembed/*', 'feed.atom', 'events.ics'].flatMap(inLanguages)
				] as Pattern[],
				headers: { ...sealed, ...open, ...ask }
			}
		],
		others: { ...sealed, ...ask }
	};
}

export const isMatch = (pattern: Pattern, path: string): boolean =>
	pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

/** All headers of an answer, by the path below the site's root, without query. */
export function headersOf({ common, classes, others }: HeaderTable, path: string): Headers {
	const own = classes.find(({ patterns }) => patterns.some((pattern) => isMatch(pattern, path)));
	return { ...common, ...(own?.headers ?? others) };
}

/** Media types that the lists of servers lack, by the endings of names. */
export const mediaTypes: Headers = {
	'.pmtiles': 'application/vnd.pmtiles',
	'.geojson': 'application/geo+json',
	'.csv': 'text/csv;charset=utf-8',
	'.kml': 'application/vnd.google-earth.kml+xml',
	'.jsonld': 'application/ld+json',
	'.atom': 'application/atom+xml;charset=utf-8',
	'.ics': 'text/calendar;charset=utf-8',
	'.webmanifest': 'application/manifest+json'
};

/** The media type of a path, where it must be told. */
export function mediaType(path: string): string | undefined {
	return mediaTypes[/\.[^./]+$/u.exec(path)?.[0] ?? ''];
}
