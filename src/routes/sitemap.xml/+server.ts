import { languages } from '#lib/language/language.ts';
import { homeIn } from '#lib/dataset/exports/excerpt.ts';
import { element, textElement, XML_HEAD } from '#lib/dataset/exports/xml.ts';
import { answer } from '../files.server.ts';
import { siteAddress, wholeAtlas } from '../whole.server.ts';
import type { RequestHandler } from './$types';

export const prerender = SITE_IS_WHOLE;

/** Every page that has a text of its own, below the start page of a language. */
function paths(): string[] {
	const { places, entries, sources } = wholeAtlas();
	return [
		...['', 'places/', 'events/', 'sources/', 'about/'],
		...places.map(({ id }) => `place/${id}/`),
		...[...entries].map(({ event }) => `event/${event.id}/`),
		...sources.map(({ id }) => `source/${id}/`)
	];
}

/** The sitemap (https://www.sitemaps.org/protocol.html): each page with its other languages beside it. */
export const GET: RequestHandler = () => {
	const site = siteAddress();
	const { updated } = wholeAtlas().dataset.atlas;
	const urls = paths().flatMap((path) => {
		const alternates = languages.map((language) => ({
			hreflang: language,
			href: homeIn(site, language) + path
		}));
		const links = [...alternates, { hreflang: 'x-default', href: site + path }].map((link) =>
			element('xhtml:link', { rel: 'alternate', ...link })
		);
		const day = updated === undefined ? '' : textElement('lastmod', updated);
		return alternates.map(({ href }) => element('url', {}, textElement('loc', href), day, ...links));
	});
	const namespaces = {
		xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
		'xmlns:xhtml': 'http://www.w3.org/1999/xhtml'
	};
	return answer(`${XML_HEAD}${element('urlset', namespaces, ...urls)}\n`, 'application/xml');
};
