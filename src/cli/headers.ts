/**
 * Headers of the served site, in one place. The pages carry their own Content-Security-Policy in a meta tag, with the hashes
 * of their scripts; the header adds what a meta tag cannot say, and browsers apply both.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
	'Content-Security-Policy': "frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'none'",
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Permissions-Policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), browsing-topics=()',
	'Cross-Origin-Opener-Policy': 'same-origin'
};

/** Media types that the server's own list lacks. */
const mediaTypes: Readonly<Record<string, string>> = {
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

/**
 * How long a browser may keep a path: for ever where its name changes with its content, an hour for the basemap, whose
 * ranges must not each ask again; everything else asks each time whether it changed.
 */
export function cacheControl(path: string): string {
	if (path.includes('/immutable/')) return 'public, max-age=31536000, immutable';
	if (path.endsWith('.pmtiles')) return 'public, max-age=3600';
	return 'no-cache';
}
