import type { Passages } from './passage.ts';

/** A document in the form that digests are taken of, with the way back. Positions are its code points. */
export interface Folded {
	length: number;
	/** UTF-8. */
	bytes: Uint8Array;
	/** Byte at which each position begins, and the end. */
	byteAt: Uint32Array;
	/** Offset of each position in the document as it stands, and the end. */
	offsets: Uint32Array;
	/** Positions where a passage may begin, and those before which one may end: not between two letters of a word. */
	starts: number[];
	ends: number[];
	/** The starts that begin a line, or a space that holds a line break. */
	lineStarts: number[];
}

/** What NFC may compose into one: a character with its marks, or a run of conjoining jamo. */
const clusters = /[\u1100-\u11ff]+|[^\p{M}]\p{M}*|\p{M}+/gsu;
const word = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that write words without a space between them: any place may be an edge. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Folds a document: NFC, each run of white space one space. */
export function foldedDocument(document: Passages): Folded {
	const { chars, offsets, breaks } = fold(document);
	const bytes = new TextEncoder().encode(chars.join(''));
	const byteAt = new Uint32Array(chars.length + 1);
	const folded: Folded = {
		length: chars.length,
		bytes,
		byteAt,
		offsets: Uint32Array.from([...offsets, document.length]),
		starts: [],
		ends: [],
		lineStarts: []
	};
	const kinds = chars.map((char) => (word.test(char) && !unspaced.test(char) ? 1 : 0));
	let byte = 0;
	for (let at = 0; at <= chars.length; at++) {
		byteAt[at] = byte;
		if (at < chars.length) byte += utf8Length(chars[at]!.codePointAt(0)!);
		const within = at > 0 && at < chars.length && kinds[at - 1] === 1 && kinds[at] === 1;
		if (within) continue;
		if (at > 0) folded.ends.push(at);
		if (at === chars.length) continue;
		folded.starts.push(at);
		if (at === 0 || breaks.has(at) || breaks.has(at - 1)) folded.lineStarts.push(at);
	}
	return folded;
}

function fold({ text }: Passages): { chars: string[]; offsets: number[]; breaks: Set<number> } {
	const chars: string[] = [];
	const offsets: number[] = [];
	const breaks = new Set<number>();
	const composed = text.normalize('NFC') === text;
	let offset = 0;
	for (const piece of composed ? text : pieces(text)) {
		const normal = composed ? piece : piece.normalize('NFC');
		for (const char of normal) {
			const space = /\s/u.test(char);
			if (space && (char === '\n' || char === '\r'))
				breaks.add(chars.at(-1) === ' ' ? chars.length - 1 : chars.length);
			if (space && chars.at(-1) === ' ') continue;
			chars.push(space ? ' ' : char);
			offsets.push(offset);
		}
		offset += [...piece].length;
	}
	return { chars, offsets, breaks };
}

function* pieces(text: string): Generator<string> {
	for (const [piece] of text.matchAll(clusters)) yield piece;
}

function utf8Length(codePoint: number): number {
	if (codePoint < 0x80) return 1;
	if (codePoint < 0x800) return 2;
	return codePoint < 0x10000 ? 3 : 4;
}
