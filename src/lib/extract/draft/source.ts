import type { Passages } from '#lib/dataset/passage.ts';
import type { Source } from '#lib/dataset/schema.ts';
import { publicationOf, type Extractor } from '../document.ts';
import type { Item } from '../items/split.ts';
import { digestOf } from './digest.ts';
import type { DraftInput } from './document.ts';
import { digestPart, idOf } from './ids.ts';
import { en } from './words.en.ts';

/** What stands for a publisher that no one names. */
export const NO_PUBLISHER = 'Not named in the document';

/** What an item has in common with the others of its page. */
export interface Page {
	input: DraftInput;
	passages: Passages;
	extractor: Extractor;
	/** The latest day of publication that is stated on it. */
	latest: string | null;
	isAlone: boolean;
}

/** The latest day of publication that some items state. */
export const latestOf = (items: readonly Item[]): string | null =>
	items
		.flatMap(({ published }) => (/^\d{4}-\d\d-\d\d$/u.test(published ?? '') ? published! : []))
		.sort()
		.at(-1) ?? null;

/** An item of a page as a source. */
export function sourceOf(item: Item, { isAlone, input, passages }: Page): Source {
	const given = isAlone && input.published ? publicationOf(input.published) : null;
	const published = item.published ?? given;
	const publisher = item.publisher ?? (lineOf(input.publisher) || NO_PUBLISHER);
	const title = item.title ? lineOf(passages.slice(item.title)) : isAlone ? lineOf(input.title) : '';
	const { start, end } = item;
	const digest = digestOf(passages.slice(item));
	const reasons = [
		...(title ? [] : ['no headline is found']),
		...(publisher === NO_PUBLISHER ? ['no publisher is found'] : []),
		...(published === null
			? ['no day of publication is found']
			: item.reason && item.published
				? [item.reason]
				: [])
	];
	return {
		id: idOf([
			publisher === NO_PUBLISHER ? 'item' : publisher,
			published ?? '',
			digestPart(`${input.file}\n${start}\n${digest}`)
		]),
		title: title || lineOf(`${en.untitled}, ${input.file}`),
		publisher,
		...(item.author && { author: item.author }),
		published,
		publishedBasis: published === null ? 'unknown' : (item.published && item.publishedBasis) || 'stated',
		...(item.published && item.reason && { note: { en: item.reason } }),
		language: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(input.language ?? '') ? input.language! : 'en',
		rights: 'citation-only',
		document: { file: input.file, start, end, digest },
		status: 'proposed',
		proposal: {
			confidence: SURE[reasons.length]!,
			reasons: ['one text of its page, by its head and its neighbours', ...reasons]
		}
	};
}

/** How sure the record of a source is, by how many of headline, publisher and day its text does not give. */
const SURE = [0.9, 0.7, 0.5, 0.3];

/** A line for a record: without breaks, not too long; '' for none. */
const lineOf = (text: string | null | undefined): string =>
	(text ?? '').replaceAll(/\s+/gu, ' ').trim().slice(0, 500).trim();
