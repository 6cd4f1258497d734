/** What the specification of oEmbed 1.0 (https://oembed.com) asks of an answer, and what WordPress lets through of it. */
import { DOMParser } from '@xmldom/xmldom';

export type Answer = Record<string, unknown>;

/** Every way in which an answer is not what the specification says (§2.3.4); none for a valid one. */
export function oembedProblems(answer: Answer, room: { width?: number; height?: number } = {}): string[] {
	const problems: string[] = [];
	const must = (holds: boolean, problem: string): void => void (holds || problems.push(problem));
	const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
	const isAddress = (value: unknown): boolean =>
		isText(value) && URL.canParse(value as string) && /^https?:/u.test(value as string);
	const isSize = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;
	const fits = (width: unknown, height: unknown): boolean =>
		(width as number) <= (room.width ?? Infinity) && (height as number) <= (room.height ?? Infinity);

	must(['photo', 'video', 'link', 'rich'].includes(answer.type as string), `type: ${String(answer.type)}`);
	must(answer.version === '1.0', `version: ${String(answer.version)}`);
	for (const name of ['title', 'author_name', 'provider_name', 'cache_age'])
		must(answer[name] === undefined || isText(answer[name]), `${name} is no text`);
	for (const name of ['author_url', 'provider_url'])
		must(answer[name] === undefined || isAddress(answer[name]), `${name} is no address`);
	const thumbnail = ['thumbnail_url', 'thumbnail_width', 'thumbnail_height'].filter((name) => name in answer);
	must(thumbnail.length === 0 || thumbnail.length === 3, `only ${thumbnail.join(', ')}`);
	if (thumbnail.length === 3) {
		must(isAddress(answer.thumbnail_url), 'thumbnail_url is no address');
		must(isSize(answer.thumbnail_width) && isSize(answer.thumbnail_height), 'thumbnail without size');
		must(fits(answer.thumbnail_width, answer.thumbnail_height), 'thumbnail larger than the room');
	}
	if (answer.type === 'rich') {
		must(isText(answer.html), 'html is no text');
		must(isSize(answer.width) && isSize(answer.height), 'width and height are no sizes');
		must(fits(answer.width, answer.height), 'larger than the room');
	}
	return problems;
}

/** Numbers of an XML answer are text there. */
export function readOembedXml(xml: string): Answer {
	const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement!;
	if (root.nodeName !== 'oembed' || !xml.startsWith('<?xml version="1.0"'))
		throw new Error('no oEmbed document');
	return Object.fromEntries(
		Array.from(root.childNodes)
			.filter(({ nodeType }) => nodeType === 1)
			.map(({ nodeName, textContent }) => [
				nodeName,
				/(?:width|height)$/u.test(nodeName) ? Number(textContent) : textContent
			])
	);
}

/**
 * What WordPress keeps of an answer of a site that it does not know (`wp_filter_oembed_result`): links, quotations and
 * frames with these attributes, and of those the first quotation with the first frame; null where it refuses.
 */
export function asWordPress(html: string): { quotation: string; frame: Record<string, string> } | null {
	const allowed: Record<string, string[]> = {
		a: ['href'],
		blockquote: [],
		iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title']
	};
	const kept = html.replaceAll(/<(\/?)(\w+)([^>]*)>/gu, (_, end: string, name: string, rest: string) => {
		const attributes = allowed[name];
		if (!attributes) return '';
		const own = [...rest.matchAll(/\s([\w-]+)="([^"]*)"/gu)]
			.filter(([, key]) => attributes.includes(key!))
			.map(([text]) => text);
		return `<${end}${name}${own.join('')}>`;
	});
	const [, quotation = '', frame] =
		/(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/su.exec(kept) ?? [];
	if (!frame) return null;
	const element = new DOMParser().parseFromString(frame, 'text/xml').documentElement!;
	return {
		quotation,
		frame: Object.fromEntries(Array.from(element.attributes).map(({ name, value }) => [name, value]))
	};
}
