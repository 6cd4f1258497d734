import { segmentsOf } from '#lib/dataset/marking.ts';
import { locateAll, type Located } from '#lib/dataset/locate.ts';
import { Passages, type Span } from '#lib/dataset/passage.ts';
import type { Mention, Reading, ReadPiece } from '#lib/dataset/review/api.ts';
import type { Citation, PlaceFeature, Source } from '#lib/dataset/schema.ts';
import type { Understood } from '#lib/extract/document.ts';
import type { Names } from './names.ts';

/** A text of up to so many code points is shown whole; of a longer one what stands around the passage. */
const WHOLE = 20_000;
const AROUND = 4000;

/** What one source says, with what is cited of it marked, and places, dates and words that tell of events. */
export function readingOf(
	source: Source,
	citations: readonly Citation[],
	text: string | null,
	names: Names | null,
	places: readonly PlaceFeature[]
): Reading {
	const { id, title, publisher, published, language } = source;
	const about = {
		source: { id, title, publisher, published, language },
		state: 'resolved',
		cut: false
	} as const;
	if (text === null) return { ...about, pieces: null, mentions: [] };
	const document = new Passages(text);
	const cited = citations.flatMap(({ start, end, digest }) =>
		start === undefined || end === undefined || digest === undefined ? [] : [{ start, end, digest }]
	);
	const located = locateAll(document, cited);
	const spans = located.flatMap((one, at): Span[] =>
		one.state === 'lost' ? [] : [one.state === 'moved' ? one : cited[at]!]
	);
	const shown = shownOf(document, source.document ?? {}, spans);
	const told = names?.extractor.understand({
		text: document.slice(shown),
		published: published ?? undefined,
		publisher
	});
	const inside = spans.map(({ start, end }) => ({ start: start - shown.start, end: end - shown.start }));
	return {
		...about,
		...pieced(new Passages(document.slice(shown)), inside, told, names, places),
		state: worst(located),
		cut: shown.cut
	};
}

function worst(located: readonly Located[]): Reading['state'] {
	return located.some(({ state }) => state === 'lost')
		? 'lost'
		: located.some(({ state }) => state === 'moved')
			? 'moved'
			: 'resolved';
}

/** The source's own stretch of its document, or as much of it as a person can take in around the first passage. */
function shownOf(
	document: Passages,
	{ start = 0, end = document.length }: { start?: number; end?: number },
	[first]: readonly Span[]
): Span & { cut: boolean } {
	const isInside = !first || (first.start >= start && first.end <= end);
	const own = isInside ? { start, end: Math.min(end, document.length) } : { start: 0, end: document.length };
	if (own.end - own.start <= WHOLE) return { ...own, cut: false };
	const middle = first ?? own;
	return {
		start: Math.max(own.start, middle.start - AROUND),
		end: Math.min(own.end, middle.start + AROUND, Math.max(own.end, middle.end)),
		cut: true
	};
}

function pieced(
	text: Passages,
	cited: readonly Span[],
	told: Understood | undefined,
	names: Names | null,
	places: readonly PlaceFeature[]
): { pieces: ReadPiece[]; mentions: Mention[] } {
	const meets = (a: Span) => cited.some((b) => a.start < b.end && b.start < a.end);
	const mentions = (told?.places ?? []).map((place): Mention => {
		const { text: words, role, score, reasons, candidates } = place;
		return {
			text: words,
			cited: meets(place),
			role,
			score,
			reasons,
			candidates: candidates.flatMap((one) => names!.candidate(one, places) ?? [])
		};
	});
	const marks: (Span & { mark: ReadPiece['mark']; mention?: number; edtf?: string })[] = [
		...(told?.places ?? []).map(({ start, end }, mention) => ({
			start,
			end,
			mark: 'place' as const,
			mention
		})),
		...(told?.dates ?? []).map(({ start, end, edtf }) => ({
			start,
			end,
			mark: 'date' as const,
			...(edtf !== null && { edtf })
		})),
		...(told?.events ?? []).map(({ trigger }) => ({ ...trigger, mark: 'trigger' as const }))
	];
	const spans = [...cited, ...marks];
	const pieces = segmentsOf(text.length, spans).map((segment): ReadPiece => {
		const {
			mark = null,
			mention,
			edtf
		} = marks[(segment.within.find((at) => at >= cited.length) ?? Infinity) - cited.length] ?? {};
		return {
			text: text.slice(segment),
			cited: segment.within.some((at) => at < cited.length),
			mark,
			...(mention !== undefined && { mention }),
			...(edtf !== undefined && { edtf })
		};
	});
	return { pieces, mentions };
}
