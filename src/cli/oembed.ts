/** The endpoint `/oembed` of a served site: the files of the build, for the room that the asking site has. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	framePath,
	oembedForms,
	oembedOf,
	pagePath,
	PICTURES,
	thumbnailsOf,
	type OEmbed,
	type Room,
	type Subject,
	type Thumbnail
} from '#lib/dataset/exports/oembed.ts';
import { languages } from '#lib/language/language.ts';
import { viewQuery } from '#lib/view/embedoptions.ts';

export interface OEmbedAnswer {
	/** 200; 400: a question that cannot be read; 404: no such page; 501: no such form (https://oembed.com/#section2.3.4.1). */
	status: 200 | 400 | 404 | 501;
	type: string;
	body: string;
}

const refuse = (status: 400 | 404 | 501, reason: string): OEmbedAnswer => ({
	status,
	type: 'text/plain; charset=utf-8',
	body: `${reason}\n`
});

/**
 * @param query of the request
 * @param site the built site's folder
 * @param here where the site is served: host, port and path, ending in a slash, without the scheme
 */
export function answerOembed(query: URLSearchParams, site: string, here: string): OEmbedAnswer {
	const form = query.get('format') ?? 'json';
	if (form !== 'json' && form !== 'xml') return refuse(501, `unknown format: ${form}: expected json or xml`);
	const asked = query.get('url');
	if (asked === null) return refuse(400, 'missing url');
	const room: Room = {};
	for (const [side, key] of [
		['width', 'maxwidth'],
		['height', 'maxheight']
	] as const) {
		const text = query.get(key);
		if (text === null) continue;
		if (!/^[1-9]\d{0,5}$/u.test(text)) return refuse(400, `invalid ${key}: ${text}: expected pixels`);
		room[side] = Number(text);
	}
	const whole = read(site, 'oembed/map.json');
	const page = URL.canParse(asked) ? new URL(asked) : null;
	const subject = whole && page && subjectOf(page, [here, withoutScheme(whole.provider_url)]);
	const known = subject && read(site, `${subject.folder}oembed/${subject.of}.json`);
	if (!subject || !known) return refuse(404, `no page of this site: ${asked}`);
	const home = known.provider_url + subject.folder;
	const view = subject.of === 'map' ? viewQuery(page.search) : '';
	const asLink = view ? `?${view}` : '';
	const answer = oembedOf(
		{
			title: known.title,
			page: home + pagePath(subject.of) + asLink,
			frame: home + framePath(subject.of) + asLink,
			provider: { name: known.provider_name, url: known.provider_url },
			thumbnails: thumbnailsIn(site, known)
		},
		room
	);
	const { print, mediaType } = oembedForms[form];
	return { status: 200, type: mediaType, body: print(answer) };
}

/** The sizes of a page's picture that the build has. */
function thumbnailsIn(site: string, { provider_url: root, thumbnail_url: url }: OEmbed): Thumbnail[] {
	const folder = root + PICTURES;
	if (!url?.startsWith(folder)) return [];
	return thumbnailsOf(root, url.slice(folder.length)).filter((one) =>
		existsSync(join(site, one.url.slice(root.length)))
	);
}

const withoutScheme = (address: string): string => address.replace(/^https?:\/\//u, '');

/** What a page is of, where it is one of the site's, and below which language's start page it stands. */
function subjectOf(
	{ protocol, host, pathname }: URL,
	homes: readonly string[]
): { folder: string; of: Subject } | null {
	if (protocol !== 'http:' && protocol !== 'https:') return null;
	const address = `${host}${pathname}`;
	const home = homes.find((one) => address.startsWith(one) || `${address}/` === one);
	if (home === undefined) return null;
	const steps = address
		.slice(home.length)
		.split('/')
		.filter((step) => step !== '');
	if (steps.at(-1) === 'index.html') steps.pop();
	const isOther = (languages.slice(1) as readonly (string | undefined)[]).includes(steps[0]);
	const folder = isOther ? `${steps.shift()}/` : '';
	if (steps[0] === 'embed') steps.shift();
	const [kind, id, ...more] = steps;
	if (kind === undefined) return { folder, of: 'map' };
	if ((kind !== 'place' && kind !== 'event') || !/^[a-z0-9-]+$/u.test(id ?? '') || more.length > 0)
		return null;
	return { folder, of: `${kind}/${id}` };
}

/** A file that the build has written; null where it has not. */
function read(site: string, path: string): OEmbed | null {
	const file = join(site, path);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as OEmbed) : null;
}
