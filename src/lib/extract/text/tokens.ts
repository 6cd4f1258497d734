import { wordKey } from '../gazetteer/key.ts';

/** What stands between a word and the one before it. */
export type Gap = 'start' | 'space' | 'comma' | 'stop' | 'hyphen' | 'line' | 'bracket' | 'other';

/** A word of a text; offsets are UTF-16 units, half-open. */
export interface Token {
	text: string;
	start: number;
	end: number;
	/** As the gazetteer has it. */
	key: string;
	gap: Gap;
	/** Begins with a capital. */
	capital: boolean;
	/** Two letters or more, all of them capitals. */
	capitals: boolean;
	/** First of a sentence, a line or a quotation. */
	first: boolean;
	/** A dot follows at once. */
	dotted: boolean;
	/** “'s” follows, or an apostrophe after an s. */
	possessive: boolean;
}

const word =
	/(?:\p{Lu}\p{Ll}{0,2}\.){2,}|\p{Lu}\.\p{Lu}(?!\p{L})|\p{L}[\p{L}\p{M}\p{N}]*(?:['’ʻʼ](?=\p{L}{2})[\p{L}\p{M}]+)*|\p{N}+/gu;

/** Words after whose dot a sentence goes on. */
const shortened = new Set(
	'mr mrs ms dr prof sen rep gov gen lt col sgt capt cpl maj pvt rev hon pres st saint mt mount ft fort jr sr vs no etc co inc corp ltd dept ave blvd rd jan feb mar apr jun jul aug sept sep oct nov dec'.split(
		' '
	)
);

/** Cuts a text into words. */
export function tokens(text: string): Token[] {
	const found: Token[] = [];
	let before: Token | null = null;
	for (const match of text.matchAll(word)) {
		const start = match.index;
		const own = match[0];
		const previous: number = before === null ? 0 : before.end;
		if (before && own === 's' && start === before.end + 1 && /['’]/u.test(text[start - 1]!)) {
			before.possessive = true;
			before.end = start + 1;
			continue;
		}
		const between = text.slice(previous, start);
		const gap: Gap = before === null ? 'start' : gapOf(between);
		const key = wordKey(own);
		const letter = own.charCodeAt(0);
		const capital = (letter >= 65 && letter <= 90) || (letter > 127 && /^\p{Lu}/u.test(own));
		const token: Token = {
			text: own,
			start,
			end: start + own.length,
			key,
			gap,
			capital,
			capitals: capital && own.length > 1 && own === own.toUpperCase(),
			first:
				gap === 'start' ||
				gap === 'line' ||
				/["“«]\s*$/u.test(between) ||
				(gap === 'stop' && !(before !== null && goesOn(before, between))),
			dotted: text[start + own.length] === '.' || own.endsWith('.'),
			possessive: false
		};
		found.push(token);
		before = token;
	}
	for (const token of found) {
		// The end of a possessive was kept only to find the next gap.
		token.end = token.start + token.text.length;
		if (!token.possessive && /^['’](?!\p{L})/u.test(text.slice(token.end, token.end + 2)))
			token.possessive = token.text.endsWith('s');
	}
	return found;
}

function gapOf(between: string): Gap {
	if (between === ' ') return 'space';
	if (between.includes('\n')) return 'line';
	if (/^\s+$/u.test(between)) return 'space';
	if (/^['’"”]?[.!?…]/u.test(between)) return 'stop';
	if (/^['’"”]?,["”’]?\s*$/u.test(between)) return 'comma';
	if (between === '-' || between === '‐' || between === '‑') return 'hyphen';
	if (/^\s*[([]$/u.test(between)) return 'bracket';
	return between === '' ? 'space' : 'other';
}

/** A dot that ends a shortened word or an initial ends no sentence. */
function goesOn(before: Token, between: string): boolean {
	return /^\.\s*$/u.test(between) && (shortened.has(before.key) || before.text.length === 1);
}
