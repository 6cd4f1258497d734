/** Letters that no decomposition takes apart. */
const folded: Record<string, string> = {
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	ə: 'e',
	ħ: 'h',
	ŋ: 'n'
};

/** How a word at the start or in the middle of a name is written out. */
const written = new Map([
	['st', 'saint'],
	['ste', 'sainte'],
	['mt', 'mount'],
	['ft', 'fort']
]);

const plain = /^[a-z0-9]+$/u;

/** One word as the keys of the gazetteer have it: small letters without marks, dots and apostrophes. */
export function wordKey(word: string): string {
	const small = word.toLowerCase();
	const bare = plain.test(small)
		? small
		: small
				.normalize('NFD')
				.replace(/[\p{M}.'’‘ʻʼ`]/gu, '')
				.replace(/[^\0-\x7f]/gu, (letter) => folded[letter] ?? letter);
	return written.get(bare) ?? bare;
}

/**
 * A name as the gazetteer looks it up: words by `wordKey`, one space between, “and” for “&”.
 *
 * @returns '' where the name has letters that are not Latin
 */
export function nameKey(name: string): string {
	const key = name
		.replace(/&/gu, ' and ')
		.split(/[^\p{L}\p{M}\p{N}.'’‘ʻʼ`]+/u)
		.map(wordKey)
		.filter((word) => word !== '')
		.join(' ');
	return /^[\0-\x7f]*$/u.test(key) ? key : '';
}
