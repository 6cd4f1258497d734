import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { nameFlags, wordFlags, type Kind } from '../gazetteer/kinds.ts';
import type { Token } from '../text/tokens.ts';
import type { Mention } from './mention.ts';
import { cityKinds } from './prior.ts';
import { bodies, functionWords, locative, speech, titles } from './vocabulary.ts';

/** Names of the evidence that holds for a mention: the filter has a weight for each. */
export type Evidence = string[];

/** What is known of a document's words before any mention is judged. */
export interface Surroundings {
	words: readonly Token[];
	gazetteer: Gazetteer;
	/** Keys of words that are written small somewhere. */
	small: ReadonlySet<string>;
	/** Keys that follow a given name or a title somewhere: family names here. */
	families: ReadonlySet<string>;
	/** Keys that stand somewhere as only a place does. */
	located: ReadonlySet<string>;
	/** Keys with the number of their mentions. */
	counts: ReadonlyMap<string, number>;
}

export function surroundings(
	words: readonly Token[],
	mentions: readonly Mention[],
	gazetteer: Gazetteer
): Surroundings {
	const small = new Set<string>();
	const families = new Set<string>();
	const located = new Set<string>();
	const counts = new Map<string, number>();
	words.forEach((word, index) => {
		if (!written(word)) small.add(word.key);
		else if (index > 0 && joins(word) && !word.first) {
			const before = words[index - 1]!;
			const known = gazetteer.word(before.key);
			const calls =
				written(before) &&
				!before.possessive &&
				((known & wordFlags.given && !(known & wordFlags.frequent)) ||
					titles.has(before.key) ||
					isInitial(before));
			if (calls && word.text.length > 1) families.add(word.key);
		}
	});
	for (const mention of mentions) {
		counts.set(mention.key, (counts.get(mention.key) ?? 0) + 1);
		const before = words[mention.from - 1];
		if (
			mention.within >= 0 ||
			(before && !written(before) && locative.has(before.key) && joins(words[mention.from]!))
		)
			located.add(mention.key);
	}
	return { words, gazetteer, small, families, located, counts };
}

/** Kinds by what they are to a text. */
const sorts: Record<Kind, string> = {
	place: 'city',
	seat: 'city',
	'regional-seat': 'city',
	capital: 'city',
	section: 'section',
	county: 'county',
	admin1: 'region',
	country: 'country',
	region: 'broad',
	continent: 'broad',
	state: 'broad',
	sea: 'nature',
	river: 'nature',
	lake: 'nature',
	water: 'nature',
	island: 'island',
	mountain: 'nature',
	park: 'nature',
	site: 'site',
	district: 'section'
};

/** Evidence from the name itself, the words around it and the rest of the document. */
export function evidence(mention: Mention, around: Surroundings): Evidence {
	const { words, gazetteer, small, families, located, counts } = around;
	const first = words[mention.from]!;
	const last = words[mention.to - 1]!;
	const before = words[mention.from - 1];
	const after = words[mention.to];
	const length = mention.to - mention.from;
	const { place, flags } = mention.candidates[mention.chosen]!;
	const kind = gazetteer.kind(place);
	const found: Evidence = [`sort=${sorts[kind]}`, `length=${Math.min(length, 3)}`];
	const size = Math.min(6, Math.max(2, Math.floor(Math.log10(gazetteer.columns.population[place]! + 1))));
	if (cityKinds.has(kind)) found.push(`size=${size}`);
	const big = flags & nameFlags.other ? false : cityKinds.has(kind) ? size > 5 : sorts[kind] !== 'county';
	const isLarge = cityKinds.has(kind) && size > 4 && !(flags & nameFlags.other);
	if (mention.heard) found.push('heard');
	else if (mention.misspelt) found.push('misspelt');
	else if (flags & nameFlags.other) found.push('other');
	if (flags & nameFlags.people) found.push('people', `people=${last.key.endsWith('s') ? 's' : '-'}`);
	if (flags & (nameFlags.short | nameFlags.postal)) found.push('short');
	if (first.capitals && length === 1) found.push(first.text.length < 5 ? 'capitals-short' : 'capitals');
	found.push(`candidates=${Math.min(4, Math.floor(Math.log2(mention.candidates.length)))}`);
	if (length === 1) {
		const word = gazetteer.word(mention.key);
		const singular = mention.key.endsWith('s') ? gazetteer.word(mention.key.slice(0, -1)) : 0;
		const common = (word | singular) & wordFlags.common;
		const frequent = (word | singular) & wordFlags.frequent;
		if (frequent) found.push('frequent', first.first ? 'frequent-first' : 'frequent-inside');
		else if (common && isLarge) found.push(first.first ? 'common-large-first' : 'common-large');
		else if (common) found.push('common', first.first ? 'common-first' : 'common-inside');
		if (!common && !frequent && first.first) found.push('first');
		if (word & wordFlags.given) found.push(big ? 'given-big' : 'given');
		if (word & wordFlags.family) found.push(big ? 'family-big' : 'family');
		if (small.has(mention.key)) found.push('small');
		if (families.has(mention.key))
			found.push('surname', located.has(mention.key) ? 'surname-located' : 'surname-only');
		if (mention.key.length < 5) found.push(`letters=${mention.key.length}`);
	} else {
		const ordinary = words
			.slice(mention.from, mention.to)
			.every((word) => functionWords.has(word.key) || gazetteer.word(word.key) & wordFlags.common);
		if (ordinary) found.push('ordinary');
		if (gazetteer.word(first.key) & wordFlags.given && gazetteer.word(last.key) & wordFlags.family)
			found.push('full-name');
		if (families.has(last.key)) found.push('surname-last');
	}
	if (located.has(mention.key)) found.push('located');
	const count = counts.get(mention.key)!;
	if (count > 1) found.push(count > 3 ? 'often' : 'again');
	leftOf(found, mention, before, first, around);
	rightOf(found, mention, after, last, around);
	if (mention.within >= 0) found.push('within');
	if (mention.qualifies >= 0) found.push('qualifies');
	if (first.gap === 'start' || first.gap === 'line') found.push('opens');
	return found;
}

function leftOf(
	found: Evidence,
	mention: Mention,
	before: Token | undefined,
	first: Token,
	{ words, gazetteer, families }: Surroundings
): void {
	if (!before || first.gap === 'line' || (first.first && first.gap === 'stop')) {
		found.push('left=none');
		return;
	}
	const known = gazetteer.word(before.key);
	if (first.gap === 'hyphen') found.push('left-hyphen');
	else if (first.gap === 'comma') {
		found.push(before.capital ? 'left-comma-capital' : 'left-comma');
	} else if (first.gap === 'bracket') found.push('left-bracket');
	else if (!joins(first)) found.push('left-other');
	else if (!written(before)) {
		found.push(`left=${before.key}`);
		if (locative.has(before.key)) found.push('locative');
		const farther = words[mention.from - 2];
		if ((before.key === 'the' || before.key === 'and') && farther && !written(farther))
			found.push(`left2=${farther.key} ${before.key}`);
	} else {
		found.push('left-capital');
		if (titles.has(before.key)) found.push('title');
		else if (isInitial(before)) found.push('initial');
		else if (known & wordFlags.common) found.push(`Left=${before.key}`);
		else if (known & wordFlags.given) found.push('after-given');
		else if (known & wordFlags.family || families.has(before.key)) found.push('after-family');
		else found.push('after-name');
		if (before.possessive) found.push('after-possessive');
	}
}

function rightOf(
	found: Evidence,
	mention: Mention,
	after: Token | undefined,
	last: Token,
	{ words, gazetteer }: Surroundings
): void {
	if (last.possessive) found.push('possessive');
	if (!after || after.gap === 'line' || after.first) {
		found.push('right=none');
		return;
	}
	const known = gazetteer.word(after.key);
	if (after.gap === 'hyphen')
		found.push(after.capital ? 'right-hyphen-capital' : 'right-hyphen', `right-=${after.key}`);
	else if (after.gap === 'comma') {
		found.push(after.capital ? 'right-comma-capital' : 'right-comma');
		if (/^\d/u.test(after.text)) found.push('right-comma-number');
	} else if (after.gap === 'bracket') found.push('right-bracket');
	else if (!joins(after)) found.push('right-other');
	else if (!after.capital) {
		found.push(/^\d/u.test(after.text) ? 'right-number' : `right=${after.key}`);
		if (speech.has(after.key)) found.push('speech');
	} else {
		found.push('right-capital');
		if (isInitial(after)) found.push('right-initial');
		if (bodies.has(after.key)) found.push('body');
		if (known & wordFlags.common) found.push(`Right=${after.key}`);
		else if (known & wordFlags.family) found.push('before-family');
		else if (known & wordFlags.given) found.push('before-given');
		else found.push('before-name');
		const farther = words[mention.to + 1];
		if (farther?.capital && joins(farther)) found.push('right-run');
	}
}

function joins(token: Token): boolean {
	return token.gap === 'space' || (token.gap === 'stop' && !token.first);
}

function isInitial(token: Token): boolean {
	return /^\p{Lu}\.?$/u.test(token.text);
}

/** Whether a word is written with a capital that is not owed to the start of a sentence alone. */
function written(token: Token): boolean {
	return token.capital && !(functionWords.has(token.key) && !token.capitals);
}
