import { Refusal } from './document.ts';

/** Bytes of the beginning by which an encoding is told. */
const SAMPLE = 256 * 1024;

/**
 * The text of a file in the encoding that its bytes show: a byte order mark, UTF-16 without one, UTF-8, else windows-1256 where letters
 * beyond ASCII come in runs, as Persian and Arabic do, and windows-1252 where they stand among others. UTF-8 with a few bad bytes is
 * refused rather than misread. Throws `Refusal`.
 */
export function decoded(bytes: Uint8Array, declared: string | null = null): string {
	const encoding = marked(bytes) ?? wide(bytes);
	if (encoding) return strictly(encoding, bytes);
	try {
		return strictly('utf-8', bytes);
	} catch (error) {
		const { valid, invalid } = sequences(bytes);
		if (valid > invalid) throw error;
	}
	if (bytes.subarray(0, SAMPLE).includes(0)) throw new Refusal('invalid character: U+0000; expected text');
	return new TextDecoder(legacy(bytes, declared)).decode(bytes);
}

function marked([first, second, third]: Uint8Array): string | null {
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** UTF-16 of mostly Latin letters has a zero in every other byte. */
function wide(bytes: Uint8Array): string | null {
	const { length } = bytes.subarray(0, 4096);
	if (length < 4 || bytes.length % 2 === 1) return null;
	const zeros = [0, 0];
	for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2]!++;
	if (zeros[1]! > length / 5 && zeros[0]! < length / 100) return 'utf-16le';
	return zeros[0]! > length / 5 && zeros[1]! < length / 100 ? 'utf-16be' : null;
}

function strictly(encoding: string, bytes: Uint8Array): string {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		throw new Refusal(`invalid encoding: bad bytes in ${encoding.toUpperCase()}`);
	}
}

/** Bytes above ASCII that are well-formed sequences of UTF-8, and those that are not. */
function sequences(bytes: Uint8Array): { valid: number; invalid: number } {
	let valid = 0;
	let invalid = 0;
	const end = Math.min(bytes.length, SAMPLE);
	for (let at = 0; at < end;) {
		const byte = bytes[at]!;
		const more =
			byte < 0x80
				? 0
				: byte >= 0xc2 && byte < 0xe0
					? 1
					: byte >= 0xe0 && byte < 0xf0
						? 2
						: byte >= 0xf0 && byte < 0xf5
							? 3
							: -1;
		const follows = more > 0 && bytes.subarray(at + 1, at + 1 + more).every((next) => next >> 6 === 2);
		if (more > 0 && follows) valid++;
		else if (more !== 0) invalid++;
		at += more > 0 && follows ? more + 1 : 1;
	}
	return { valid, invalid };
}

/** An encoding of one byte a letter: as the file declares, or by how its letters beyond ASCII stand. */
function legacy(bytes: Uint8Array, declared: string | null): string {
	if (declared && /^(?:windows-125\d|iso-8859-\d+|koi8-[ru]|macintosh)$/iu.test(declared))
		return declared.toLowerCase();
	let high = 0;
	let beside = 0;
	const end = Math.min(bytes.length, SAMPLE);
	for (let at = 0; at < end; at++) {
		if (bytes[at]! < 0xc0 && bytes[at] !== 0x81 && bytes[at] !== 0x8d && bytes[at] !== 0x90) continue;
		high++;
		if (at > 0 && bytes[at - 1]! >= 0x80) beside++;
	}
	return high > 0 && beside / high > 0.5 ? 'windows-1256' : 'windows-1252';
}
