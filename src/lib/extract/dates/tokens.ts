/** A word, a run of digits, or one other sign. */
export interface Token {
	kind: 'word' | 'number' | 'sign' | 'end';
	/** Lower case; dashes are `-` and apostrophes `'`. Empty for a word or number too long to matter, and for an address. */
	text: string;
	/** UTF-16 units, half-open. */
	start: number;
	end: number;
	/** White space before it: none, some, a line break, a blank line (or the end of the text). */
	gap: 0 | 1 | 2 | 3;
	capital: boolean;
	/** Of digits; NaN for one with separators of thousands ("1,500") or too long. */
	value: number;
}

/** Longer words and numbers are no part of a date. */
const LONGEST = 16;
/** So many tokens before the current one can still be looked at. */
const KEPT = 32;

const SPACE = 1;
const DIGIT = 2;
const LETTER = 3;
const SIGN = 4;

/** Classes of the first 128 code units; others are looked up. */
const ASCII = Uint8Array.from({ length: 128 }, (_, unit) => classOf(String.fromCharCode(unit)));

function classOf(character: string): number {
	if (/\s/u.test(character)) return SPACE;
	if (/[0-9]/u.test(character)) return DIGIT;
	return /[\p{L}\p{M}_]/u.test(character) ? LETTER : SIGN;
}

/** Classes of further code units, as they are met; at most as many as the basic plane has. */
const beyond = new Map<number, number>();

/**
 * The tokens of a text, read as they are asked for, each once. What lies more than a few tokens back is forgotten, so that a
 * text of any length takes little memory.
 */
export class Tokens {
	readonly #text: string;
	#tokens: Token[] = [];
	#base = 0;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	/** A token by its number; past the end, and for one forgotten, a token of kind `end`. */
	at(index: number): Token {
		while (index >= this.#base + this.#tokens.length && this.#at < this.#text.length) this.#scan();
		return this.#tokens[index - this.#base] ?? this.#end();
	}

	/** The text of a token that belongs to the same paragraph as the one before it, else empty. */
	word(index: number): string {
		const token = this.at(index);
		return token.gap === 3 ? '' : token.text;
	}

	/** Forgets what lies far before a token. */
	passed(index: number): void {
		if (index - this.#base < 64 * KEPT) return;
		const dropped = index - this.#base - KEPT;
		this.#tokens = this.#tokens.slice(dropped);
		this.#base += dropped;
	}

	#end(): Token {
		const { length } = this.#text;
		return { kind: 'end', text: '', start: length, end: length, gap: 3, capital: false, value: NaN };
	}

	#classAt(unit: number): number {
		const code = this.#text.charCodeAt(unit);
		if (code < 128) return ASCII[code]!;
		const known = beyond.get(code);
		if (known !== undefined) return known;
		const type = classOf(String.fromCodePoint(this.#text.codePointAt(unit)!));
		if (code < 0xd800 || code > 0xdfff) beyond.set(code, type);
		return type;
	}

	/** Reads white space and one token, or the white space that ends the text. */
	#scan(): void {
		const text = this.#text;
		let at = this.#at;
		let breaks = 0;
		while (at < text.length && this.#classAt(at) === SPACE) {
			if (text.charCodeAt(at) === 10) breaks++;
			at++;
		}
		const isFirst = this.#base + this.#tokens.length === 0;
		const gap = isFirst ? 3 : at === this.#at ? 0 : breaks === 0 ? 1 : breaks === 1 ? 2 : 3;
		const start = at;
		if (start === text.length) {
			this.#at = start;
			return;
		}
		const type = this.#classAt(start);
		let figure = false;
		if (type === SIGN) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
		else if (type === LETTER) at = this.#run(at, LETTER);
		else {
			at = this.#run(at, DIGIT);
			while (
				mayGroup(text.charCodeAt(at)) &&
				at - start <= (figure ? LONGEST : 3) &&
				/^[,’']\d{3}(?!\d)/u.test(text.slice(at, at + 5))
			) {
				figure = true;
				at += 4;
			}
		}
		const isAddress = type === LETTER && isWebAddress(text, start, at);
		if (isAddress) while (at < text.length && this.#classAt(at) !== SPACE) at++;
		this.#at = at;
		const raw = at - start > LONGEST || isAddress ? '' : text.slice(start, at);
		this.#tokens.push({
			kind: type === LETTER ? 'word' : type === DIGIT ? 'number' : 'sign',
			text: type === SIGN ? plainSign(raw) : raw.toLowerCase(),
			start,
			end: at,
			gap,
			capital: type === LETTER && isCapital(raw),
			value: type === DIGIT && !figure && raw !== '' ? Number(raw) : NaN
		});
	}

	/** Where a run of one class ends; letters of scripts outside the basic plane are two units. */
	#run(from: number, type: number): number {
		let at = from;
		while (at < this.#text.length && this.#classAt(at) === type)
			at += this.#text.codePointAt(at)! > 0xffff ? 2 : 1;
		return at;
	}
}

/** Whether a word of a text begins the address of a web page, in which digits are no dates of the telling. */
function isWebAddress(text: string, start: number, end: number): boolean {
	if (!/[:.]/u.test(text[end] ?? '')) return false;
	return text.startsWith('://', end) || (end - start === 3 && /^www\./iu.test(text.slice(start, end + 1)));
}

/** Comma and apostrophes, which group the digits of thousands. */
const mayGroup = (unit: number): boolean => unit === 0x2c || unit === 0x27 || unit === 0x2019;

function isCapital(word: string): boolean {
	const unit = word.charCodeAt(0);
	return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(word);
}

function plainSign(sign: string): string {
	if (sign === '-' || sign === "'" || sign === '.' || sign === ',') return sign;
	if (/\p{Pd}|\u2212/u.test(sign)) return '-';
	return /['’‘ʼ`]/u.test(sign) ? "'" : sign;
}
