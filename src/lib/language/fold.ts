/** Letters that no decomposition brings to a plain one, by what is typed in their stead. */
const plain: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	ħ: 'h',
	ı: 'i',
	ł: 'l',
	ŋ: 'n',
	þ: 'th',
	ə: 'e',
	ي: 'ی',
	ى: 'ی',
	ې: 'ی',
	ے: 'ی',
	ك: 'ک',
	ة: 'ه',
	ہ: 'ه',
	ھ: 'ه',
	ە: 'ه',
	ٱ: 'ا'
};
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu');
/** Marks over letters, and signs that only shape or stretch Arabic script: the zero-width ones, tatweel, a bare hamza. */
const unread = /[\p{M}\u200c-\u200f\u0640\u0621\u02b0-\u02ff'’‘]/gu;
const easternDigits = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/**
 * Text as it is compared: without case, accents, vowel signs and the differences of Arabic and Persian keyboards, digits
 * as 0 to 9, each run of white space one space. What is folded stays as it is when folded again.
 */
export const folded = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		// A capital may fall apart only in small letters.
		.normalize('NFKD')
		.replaceAll(unread, '')
		.replaceAll(special, (letter) => plain[letter]!)
		.replaceAll(easternDigits, (digit) => String(digit.charCodeAt(0) & 15))
		.replaceAll(/\s+/gu, ' ')
		.trim();

/** A word as it stands in a text, joined parts and marks included. */
const written = /[\p{L}\p{N}\p{M}\u200c-\u200d\u0640'’‘]+/gu;

/** The words of a text as they stand, with the offset of each in UTF-16 units. */
export function* writtenWords(text: string): Generator<{ word: string; at: number }> {
	for (const { 0: word, index } of text.matchAll(written)) yield { word, at: index };
}

/** The folded words of a text, in order. A Persian compound is one word, whether joined by a zero-width sign or not. */
export const wordsOf = (text: string): string[] =>
	[...writtenWords(text)].map(({ word }) => folded(word)).filter((word) => word !== '');

/** What joins the parts of a word that may be typed apart. */
const joiners = /[\u200c'’‘]/u;

/** The same with the parts of compounds, for those who type a space in them. */
export const wordsAndParts = (text: string): string[] =>
	[...writtenWords(text)].flatMap(({ word }) => {
		const parts = word.split(joiners);
		return [word, ...(parts.length > 1 ? parts : [])].map(folded).filter((one) => one !== '');
	});

/** A name as one word: its folded letters and digits without anything between them. */
export const asOneWord = (name: string): string => wordsOf(name).join('');
