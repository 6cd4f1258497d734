/**
 * Passages of documents. Offsets are Unicode code points, `[start, end)`, absolute in the document as it stands
 * (W3C Web Annotation, TextPositionSelector). White space is what ECMAScript's `\s` matches.
 */
export interface Span {
	start: number;
	end: number;
}

/** A document's text with its code points indexed once. */
export class Passages {
	readonly text: string;
	/** In code points. */
	readonly length: number;
	/** UTF-16 unit at which each code point begins, and the end; null where each code point is one unit. */
	readonly #units: Uint32Array | null;

	constructor(text: string) {
		this.text = text;
		this.#units =
			/[\ud800-\udfff]/u.test(text) || /[\u{10000}-\u{10ffff}]/u.test(text) ? unitsOf(text) : null;
		this.length = this.#units ? this.#units.length - 1 : text.length;
	}

	/** UTF-16 unit at which a code point begins; offsets past the end give the end. */
	unit(offset: number): number {
		const at = Math.min(offset, this.length);
		return this.#units ? this.#units[at]! : at;
	}

	/** The passage as it stands. Offsets past the end give what there is. */
	slice({ start, end }: Span): string {
		return this.text.slice(this.unit(start), this.unit(end));
	}
}

function unitsOf(text: string): Uint32Array {
	const units = new Uint32Array(text.length + 1);
	let count = 0;
	for (let unit = 0; unit < text.length; unit += text.codePointAt(unit)! > 0xffff ? 2 : 1)
		units[count++] = unit;
	units[count] = text.length;
	return units.slice(0, count + 1);
}

/** The form of a passage that its digest is taken of: NFC, each run of white space one space. */
export function normalisePassage(text: string): string {
	return text.normalize('NFC').replace(/\s+/gu, ' ');
}

/** `sha256-` and the hex digest of a passage's normalised form, in UTF-8. */
export async function passageDigest(text: string): Promise<string> {
	const bytes = new TextEncoder().encode(normalisePassage(text));
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return `sha256-${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
