import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { Token } from '../text/tokens.ts';
import { isCalledTown, heardAs, regionsOf } from './heard.ts';
import type { Candidate, Mention } from './mention.ts';
import { locative } from './vocabulary.ts';

/** Letters of the shortest word that may be misspelt, and of the shortest in which two letters may be wrong. */
const SHORTEST = 6;
const SHORTEST_OF_TWO = 8;

/** Places with fewer inhabitants are not guessed at. */
const LEAST_POPULATION = 5000;

/** Names that a strange word is compared with, and strange words of one text that are looked into. */
const MOST_NAMES = 200;
const MOST = 50;

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Mentions of words that are no name and no word, stand where a place stands, and are one letter off a place of the countries
 * that the text names, or two off a name that it names; after “the city of” also those that sound like a place of a region that it names.
 *
 * @param countries codes as the gazetteer's column has them
 */
export function misspelt(
	words: readonly Token[],
	mentions: readonly Mention[],
	countries: ReadonlySet<number>,
	gazetteer: Gazetteer
): Mention[] {
	const taken = new Set(
		mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))
	);
	const names = [...new Map(mentions.map((mention) => [mention.key, mention])).values()].slice(0, MOST_NAMES);
	const regions = regionsOf(mentions, gazetteer);
	const found: Mention[] = [];
	words.forEach((word, at) => {
		if (found.length >= MOST || !isStrange(word, at, words, taken, gazetteer)) return;
		const candidates = new Map<number, Candidate>();
		const offer = (place: number, flags: number) => {
			if (!candidates.has(place)) candidates.set(place, { place, flags, prior: 0, score: 0 });
		};
		for (const { key, candidates: named } of names)
			if (isNear(word.key, key, word.key.length >= SHORTEST_OF_TWO ? 2 : 1))
				for (const { place, flags } of named) offer(place, flags);
		if (candidates.size === 0)
			for (const key of oneOff(word.key)) offerPlaces(key, countries, gazetteer, offer);
		const heard = candidates.size === 0 && isCalledTown(at, words);
		if (heard) for (const place of heardAs(word.key, regions, gazetteer)) offer(place, 0);
		if (candidates.size > 0)
			found.push({
				from: at,
				to: at + 1,
				key: word.key,
				candidates: [...candidates.values()],
				chosen: 0,
				within: -1,
				qualifies: -1,
				chance: 0,
				misspelt: true,
				...(heard && { heard })
			});
	});
	return found;
}

function isStrange(
	word: Token,
	at: number,
	words: readonly Token[],
	taken: ReadonlySet<number>,
	gazetteer: Gazetteer
): boolean {
	const before = words[at - 1];
	const after = words[at + 1];
	if (!word.capital || word.first || taken.has(at) || !before || word.gap !== 'space') return false;
	if (word.key.length < SHORTEST || !/^[a-z]+$/u.test(word.key) || gazetteer.word(word.key) !== 0)
		return false;
	if (gazetteer.key(word.key) >= 0) return false;
	const beforePlace = after?.gap === 'comma' && taken.has(at + 1);
	const alone = !after?.capital || after.gap !== 'space';
	return beforePlace || (!before.capital && (locative.has(before.key) || isCalledTown(at, words)) && alone);
}

function offerPlaces(
	key: string,
	countries: ReadonlySet<number>,
	gazetteer: Gazetteer,
	offer: (place: number, flags: number) => void
): void {
	const row = gazetteer.key(key);
	if (row < 0) return;
	const { leadPlaces, leadFlags, country, population } = gazetteer.columns;
	const [from, to] = gazetteer.leads(row);
	for (let lead = from; lead < to; lead++) {
		const place = leadPlaces[lead]!;
		const known =
			countries.has(country[place]!) &&
			(population[place]! >= LEAST_POPULATION || gazetteer.kind(place) === 'admin1');
		if ((known || gazetteer.kind(place) === 'country') && leadFlags[lead]! === 0) offer(place, 0);
	}
}

/** All strings that one letter left out, put in, changed or swapped with the next leads to. */
function* oneOff(word: string): Generator<string> {
	for (let at = 0; at <= word.length; at++) {
		const [head, tail] = [word.slice(0, at), word.slice(at)];
		if (tail !== '') yield head + tail.slice(1);
		if (tail.length > 1) yield head + tail[1]! + tail[0]! + tail.slice(2);
		for (const letter of letters) {
			yield head + letter + tail;
			if (tail !== '' && letter !== tail[0]) yield head + letter + tail.slice(1);
		}
	}
}

/** Whether two words are at most so many letters left out, put in, changed or swapped apart; equal words are not. */
export function isNear(a: string, b: string, most: number): boolean {
	if (a === b || Math.abs(a.length - b.length) > most || a[0] !== b[0]) return false;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				best = Math.min(best, before[j - 2]! + 1);
			next.push(best);
		}
		before = row;
		row = next;
	}
	return row[b.length]! <= most;
}
