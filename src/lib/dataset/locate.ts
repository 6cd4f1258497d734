import { foldedDocument, type Folded } from './folded.ts';
import { normalisePassage, Passages, type Span } from './passage.ts';
import { finish, hexOf, sha256, startState, takeBlock } from './sha256.ts';

/** A span and the digest of what stood there. */
export interface Cited extends Span {
	digest: string;
}

/** Where a cited passage stands in a document: at its offsets, elsewhere (nearest first), or nowhere. */
export type Located = { state: 'resolved' } | ({ state: 'moved' } & Span) | { state: 'lost' };

/** Longest passage that is looked for at every word; a longer one is looked for at beginnings of lines only. */
const AT_WORDS = 1_000;
/** Most windows that one try hashes; a try that would need more is left out, but never the first. */
const MOST_WINDOWS = 5_000_000;
/** How much shorter, in code points, folding of white space may have made a passage: tried in this order. */
const SLACK = [0, 4, 30, 400];

/** Where one cited passage stands in a document's text. */
export function locate(text: string, cited: Cited): Located {
	return locateAll(new Passages(text), [cited])[0]!;
}

/**
 * Where cited passages stand in a document. A digest cannot be searched for, so windows of the folded document are
 * hashed whose length the passage may have had (as long as its span, or shorter where white space was folded) and which
 * begin and end where words do. All passages are looked for in one pass: windows that begin together share their hashing.
 */
export function locateAll(document: Passages, cited: readonly Cited[]): Located[] {
	const encoder = new TextEncoder();
	const results = cited.map(({ start, end, digest }): Located | null => {
		const inside = start < end && end <= document.length;
		const here =
			inside && `sha256-${sha256(encoder.encode(normalisePassage(document.slice({ start, end }))))}`;
		return here === digest ? { state: 'resolved' } : null;
	});
	const sought = cited.filter((_, index) => results[index] === null);
	const found = sought.length > 0 ? search(foldedDocument(document), sought) : new Map<string, Span[]>();
	return results.map((result, index) => {
		if (result) return result;
		const { start, digest } = cited[index]!;
		const [nearest] = (found.get(digest) ?? []).toSorted(
			(a, b) => Math.abs(a.start - start) - Math.abs(b.start - start)
		);
		return nearest ? { state: 'moved', ...nearest } : { state: 'lost' };
	});
}

/** Every window of the folded document that has one of the digests, as spans of the document. */
function search(folded: Folded, sought: readonly Cited[]): Map<string, Span[]> {
	const found = new Map<string, Span[]>();
	const words = folded.starts.length * (folded.ends.length / (folded.length + 1));
	for (const slack of SLACK) {
		const left = sought.filter(({ digest }) => !found.has(digest));
		const digests = new Map(left.map(({ digest }) => [digest.slice('sha256-'.length), digest]));
		const beginnings = new Set([...digests.keys()].map((hex) => Number.parseInt(hex.slice(0, 8), 16)));
		const take = (from: number, to: number, hash: Uint32Array) => {
			const digest = beginnings.has(hash[0]!) ? digests.get(hexOf(hash)) : undefined;
			if (digest === undefined) return;
			const span = { start: folded.offsets[from]!, end: folded.offsets[to]! };
			found.set(digest, [...(found.get(digest) ?? []), span]);
		};
		const short = lengthsOf(
			left.filter(({ start, end }) => end - start <= AT_WORDS),
			slack
		);
		const long = lengthsOf(
			left.filter(({ start, end }) => end - start > AT_WORDS),
			slack
		);
		if (slack === 0 || words * countOf(short) <= MOST_WINDOWS) scan(folded, folded.starts, short, take);
		if (slack === 0 || folded.lineStarts.length * countOf(long) <= MOST_WINDOWS)
			scan(folded, folded.lineStarts, long, take);
	}
	return found;
}

/** `[length] = 1` for each length that the passages' folded forms may have, in code points. */
function lengthsOf(sought: readonly Cited[], slack: number): Uint8Array {
	const longest = sought.reduce((most, { start, end }) => Math.max(most, end - start), 0);
	const lengths = new Uint8Array(longest + 1);
	for (const { start, end } of sought) {
		const length = end - start;
		if (length > 0) lengths.fill(1, Math.max(1, length - Math.min(slack, length / 3)), length + 1);
	}
	return lengths;
}

function countOf(lengths: Uint8Array): number {
	return lengths.reduce((sum, one) => sum + one, 0);
}

function scan(
	{ bytes, byteAt, ends, length }: Folded,
	starts: readonly number[],
	lengths: Uint8Array,
	take: (from: number, to: number, hash: Uint32Array) => void
): void {
	const shortest = lengths.indexOf(1);
	if (shortest < 0) return;
	let first = 0;
	for (const from of starts) {
		const state = startState();
		const begin = byteAt[from]!;
		let taken = 0;
		while (first < ends.length && ends[first]! < from + 1) first++;
		for (let index = first; index < ends.length; index++) {
			const to = ends[index]!;
			if (to - from >= lengths.length || to > length) break;
			if (lengths[to - from] === 0) continue;
			for (; begin + taken + 64 <= byteAt[to]!; taken += 64) takeBlock(state, bytes, begin + taken);
			take(from, to, finish(state, bytes, begin, byteAt[to]!, taken));
		}
	}
}
