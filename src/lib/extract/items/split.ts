import type { Span } from '#lib/dataset/passage.ts';
import { fromDays } from '#lib/time/gregorian.ts';
import { DAY } from '#lib/time/range.ts';
import { readWhen } from '#lib/time/when.ts';
import { seenFromText } from '../dates/anchor.ts';
import { tagDates } from '../dates/tag.ts';
import { dayOf, edtfOf } from '../dates/unit.ts';
import { codePointCounter } from '../offsets.ts';
import { headOf, type Head } from './head.ts';
import { headlineForm, isSeparator, isShort, linesOf, readMore, type Line } from './line.ts';

/** One text of a page that holds several. Offsets are code points of the page, half-open. */
export interface Item extends Span {
	/** Its headline, where one stands over it. */
	title: Span | null;
	publisher: string | null;
	author: string | null;
	/** The place that its dateline names. */
	place: string | null;
	/** EDTF of the day of publication. */
	published: string | null;
	/** `inferred`: the day is written without its year, and `reason` says where that comes from. */
	publishedBasis: 'stated' | 'inferred' | null;
	reason?: string;
	/** Where its text begins, after a headline and what the head says of publisher and day. */
	body: number;
}

export interface Splitting {
	/** Whether a name is that of a place, as far as the caller can tell. */
	isPlace?: (name: string) => boolean;
}

/** A line, or the part of one after a link to the rest of the item before. */
interface Block extends Line {
	head: Head | null;
	form: ReturnType<typeof headlineForm>;
	/** What came before has ended for certain: a separator, a link to the rest. */
	fresh: boolean;
}

/** A shorter line may be a name or a place. */
const LONGEST_NAME = 30;

/** Lines at the beginning of an item that may say who published it and when. */
const MOST_HEADS = 12;
/** Days that are looked at for the latest. */
const MOST_DAYS = 1000;

/** As many signs of items beginning make a page of several; with fewer it is one text, and its headings are its own. */
const SIGNS = 2;

/**
 * The items of a page by separators, links to the rest of a text, headlines and datelines. A page that is one text is one item.
 * Every line that is not blank is in an item but separators. The time grows with the length of the page.
 */
export function splitItems(page: string, { isPlace = () => false }: Splitting = {}): Item[] {
	const blocks = blocksOf(page, isPlace);
	const signs = blocks.filter(
		({ head, fresh }, at) => (at > 0 && fresh) || head?.published || head?.undated
	).length;
	const starts = signs >= SIGNS ? startsOf(blocks) : blocks.length > 0 ? [0] : [];
	const toPoints = codePointCounter(page);
	return starts.map((start, at) =>
		itemOf(page, blocks.slice(start, starts[at + 1] ?? blocks.length), toPoints)
	);
}

function blocksOf(page: string, isPlace: (name: string) => boolean): Block[] {
	const blocks: Block[] = [];
	let fresh = false;
	for (const line of linesOf(page)) {
		if (isSeparator(line)) {
			fresh = true;
			continue;
		}
		for (const piece of pieces(line)) {
			const head = headOf(piece.text, isPlace);
			const isHeadAlone = head !== null && head.end >= piece.text.length && head.title === 0;
			const opens = fresh || blocks.length === 0;
			const form = isHeadAlone
				? null
				: (headlineForm(piece) ?? (opens && head === null && isShort(piece) ? 'plain' : null));
			blocks.push({ ...piece, head, form, fresh });
			fresh = piece.ended;
		}
	}
	return blocks;
}

/** A line cut after links to the rest of an item that stand at its end or before a capital. */
function pieces(line: Line): (Line & { ended: boolean })[] {
	const found: (Line & { ended: boolean })[] = [];
	let from = 0;
	for (const match of line.text.matchAll(new RegExp(readMore, 'giu'))) {
		const to = match.index + match[0].length;
		const isLink =
			/[.!?…”"’)]\s*$|\p{Ll}$/u.test(line.text.slice(Math.max(0, match.index - 3), match.index)) ||
			match.index === 0;
		const isCapital = /^Read\s+More$|^READ|^Read/u.test(match[0].trim());
		if (!isLink || !isCapital || !/^(?:\p{Lu}|["“]|$)/u.test(line.text.slice(to, to + 1))) continue;
		found.push(piece(line, from, to, true));
		from = to;
	}
	if (from < line.text.length) found.push(piece(line, from, line.text.length, false));
	return found;
}

function piece(line: Line, from: number, to: number, ended: boolean): Line & { ended: boolean } {
	const text = line.text.slice(from, to);
	const start = line.start + from + (text.length - text.trimStart().length);
	return {
		start,
		end: start + text.trim().length,
		text: text.trim(),
		blanks: from === 0 ? line.blanks : 0,
		ended
	};
}

/** Least words of a heading that opens an item without a dateline; shorter ones are headings within a text. */
const LEAST_WORDS = 6;

/** Where items begin, by number of block. */
function startsOf(blocks: Block[]): number[] {
	const starts = [0];
	let open = 0;
	let hasHead = blocks[0]!.head !== null;
	let hasText = isText(blocks[0]!);
	for (let at = 1; at < blocks.length; at++) {
		const block = blocks[at]!;
		const begins =
			block.fresh ||
			(hasText && (isHeadline(blocks, at) || isDateline(block))) ||
			(hasHead && hasText && block.head !== null && isDateline(block));
		if (begins) {
			starts.push(at);
			open = at;
			hasHead = false;
			hasText = false;
		}
		hasHead ||= block.head !== null;
		hasText ||= isText(block) && at >= open;
	}
	return starts;
}

/** A block that tells something: no headline, no head alone, and no short line without a stop, such as a name. */
function isText({ form, head, text }: Block): boolean {
	if (form !== null) return false;
	if (head !== null) return head.end < text.length - LONGEST_NAME;
	return text.length > LONGEST_NAME || /[.!?…]["'”’»)\]]*$/u.test(text);
}

const isDateline = ({ head }: Block): boolean =>
	head !== null && Boolean(head.published ?? head.undated ?? (head.place && head.publisher));

/** A headline that opens an item: one over a dateline or over another headline, or one that is long enough. */
function isHeadline(blocks: Block[], at: number): boolean {
	const { form, text, blanks } = blocks[at]!;
	if (form === null) return false;
	const next = blocks[at + 1];
	if (next === undefined) return false;
	const words = text.split(/\s+/u).length;
	return next.head !== null || words >= (form === 'titled' || blanks > 0 ? LEAST_WORDS : LEAST_WORDS + 2);
}

function itemOf(page: string, blocks: Block[], toPoints: (unit: number) => number): Item {
	const [first] = blocks as [Block, ...Block[]];
	const last = blocks.at(-1)!;
	const start = toPoints(first.start);
	const glued = first.head !== null && first.head.title > 0;
	const title = glued
		? { start, end: toPoints(first.start + first.head!.title) }
		: first.form !== null && blocks.length > 1
			? { start, end: toPoints(first.end) }
			: null;
	const end = toPoints(last.end);
	const text = blocks.findIndex((block) => isText(block) && block.form === null);
	const heads = blocks
		.slice(0, text < 0 ? MOST_HEADS : Math.min(text + 1, MOST_HEADS))
		.flatMap(({ head }) => head ?? []);
	const pick = <K extends keyof Head>(key: K): Head[K] | null =>
		heads.find((head) => head[key])?.[key] ?? null;
	const published = pick('published');
	const undated = published === null ? pick('undated') : null;
	const told = undated === null ? null : yearFrom(undated, page.slice(first.start, last.end));
	return {
		start,
		end,
		title,
		publisher: pick('publisher'),
		author: pick('author'),
		place: pick('place'),
		published: published ?? told?.published ?? null,
		publishedBasis: published === null ? (told ? 'inferred' : null) : 'stated',
		...(told && { reason: told.reason }),
		body: toPoints(bodyOf(blocks, text))
	};
}

/** UTF-16 unit at which the text of an item begins; its end where there is none. */
function bodyOf(blocks: readonly Block[], text: number): number {
	const block = blocks[text];
	if (!block) return blocks.at(-1)!.end;
	return block.start + Math.min(block.head?.end ?? 0, block.end - block.start);
}

/** The year of a date of publication without one: as near as can be to the latest day that the text itself names in full. */
function yearFrom(undated: string, text: string): { published: string; reason: string } | null {
	const days = tagDates(text).flatMap(({ edtf, rule, inferred }) => {
		const when = edtf !== null && !inferred && (rule === 'day' || rule === 'iso') ? readWhen(edtf) : null;
		return when?.kind === 'moment' && when.earliest !== null ? [when.earliest / DAY] : [];
	});
	if (days.length === 0) return null;
	const latest = Math.max(...days.slice(0, MOST_DAYS));
	const [date] = tagDates(undated, { published: dayOf(latest) });
	const when = date?.edtf ? readWhen(date.edtf) : null;
	if (!when || when.earliest === null) return null;
	const { month, day } = fromDays(when.earliest / DAY);
	const published = edtfOf(seenFromText({ kind: 'day', year: null, month, day }, latest));
	if (published === null) return null;
	return {
		published,
		reason: `no year is written: the one nearest to the latest day that the text names, ${dayOf(latest)}`
	};
}
