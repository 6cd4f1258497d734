import { element, escapeXml, textElement, XML_HEAD } from './xml.ts';

/** A page of the site as other sites show it. */
export interface Shareable {
	title: string;
	/** Absolute addresses of the page, and of the page that is framed for it. */
	page: string;
	frame: string;
	/** The atlas, and the site's absolute address. */
	provider: { name: string; url: string };
	/** The same picture in several sizes, the largest first; none where there is nothing to see. */
	thumbnails: readonly Thumbnail[];
}

export interface Thumbnail {
	url: string;
	width: number;
	height: number;
}

/** The sizes in which the pictures of links are drawn, in pixels, and the folder of each below that of all pictures. */
export const pictureSizes = [
	{ folder: '', width: 1200, height: 630 },
	{ folder: 'small/', width: 480, height: 252 }
] as const;

/** Where the pictures are, below the site's root. */
export const PICTURES = 'published/posters/';

/** A picture in all its sizes. @param site its absolute address, ending in a slash @param name of its file */
export const thumbnailsOf = (site: string, name: string): Thumbnail[] =>
	pictureSizes.map(({ folder, width, height }) => ({
		url: `${site}${PICTURES}${folder}${name}`,
		width,
		height
	}));

/** The most that the asking site has room for, in pixels. */
export interface Room {
	width?: number;
	height?: number;
}

/** An answer of oEmbed 1.0, of the type "rich" (https://oembed.com/#section2.3). */
export interface OEmbed {
	type: 'rich';
	version: '1.0';
	title: string;
	provider_name: string;
	provider_url: string;
	html: string;
	width: number;
	height: number;
	thumbnail_url?: string;
	thumbnail_width?: number;
	thumbnail_height?: number;
}

/** As large as a framed map is in a column of an article. */
const SIZE = { width: 640, height: 492 };

/**
 * What oEmbed says of a page. The markup is a quotation and a frame alone, which is what WordPress lets through from any
 * site; of the picture the largest that the room holds is named, as the specification asks, or none.
 */
export function oembedOf({ title, page, frame, provider, thumbnails }: Shareable, room: Room = {}): OEmbed {
	const width = Math.min(SIZE.width, room.width ?? Infinity);
	const height = Math.min(SIZE.height, room.height ?? Infinity);
	const thumbnail = thumbnails.find(
		(one) => one.width <= (room.width ?? Infinity) && one.height <= (room.height ?? Infinity)
	);
	const quotation = element('blockquote', {}, textElement('a', title, { href: page }));
	const framed = element('iframe', { src: frame, width: String(width), height: String(height), title }, '');
	return {
		type: 'rich',
		version: '1.0',
		title,
		provider_name: provider.name,
		provider_url: provider.url,
		html: quotation + framed,
		width,
		height,
		...(thumbnail && {
			thumbnail_url: thumbnail.url,
			thumbnail_width: thumbnail.width,
			thumbnail_height: thumbnail.height
		})
	};
}

export const oembedJson = (answer: OEmbed): string => `${JSON.stringify(answer, null, '\t')}\n`;

export const oembedXml = (answer: OEmbed): string =>
	`${XML_HEAD}<oembed>${Object.entries(answer)
		.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
		.join('')}</oembed>\n`;

/** Forms of an answer, by the ending of its file, with their media types. */
export const oembedForms = {
	json: { print: oembedJson, mediaType: 'application/json; charset=utf-8', link: 'application/json+oembed' },
	xml: { print: oembedXml, mediaType: 'text/xml; charset=utf-8', link: 'text/xml+oembed' }
} as const;
export type OEmbedForm = keyof typeof oembedForms;

/** What a page of the site is of: the whole map, a place or an event. */
export type Subject = 'map' | `place/${string}` | `event/${string}`;

/** The subject's page and framed page below a language's start page. */
export const pagePath = (subject: Subject): string => (subject === 'map' ? '' : `${subject}/`);
export const framePath = (subject: Subject): string => `embed/${pagePath(subject)}`;
