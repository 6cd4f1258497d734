import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { nameKey } from '../gazetteer/key.ts';
import type { Token } from '../text/tokens.ts';
import type { Mention } from './mention.ts';
import { apartKm } from './recognise.ts';

/** “The city of …”. */
export const isCalledTown = (at: number, words: readonly Token[]): boolean =>
	words[at - 1]?.key === 'of' &&
	/^(?:city|town|village|municipality|commune)$/u.test(words[at - 2]?.key ?? '');

/** Chance from which on the region of a name counts as named. */
const LEAST = 0.3;

/** Regions that a text names, as rows of the gazetteer. */
export function regionsOf(mentions: readonly Mention[], gazetteer: Gazetteer): Set<number> {
	const found = new Set<number>();
	for (const { candidates, chosen, chance } of mentions) {
		const { place } = candidates[chosen]!;
		if (chance >= LEAST && /^(?:admin1|county|region)$/u.test(gazetteer.kind(place))) found.add(place);
	}
	return found;
}

/** Most regions whose places are listened to; a text that names more says too little. */
const MOST_REGIONS = 10;
/** Places with fewer inhabitants are not guessed at. */
const LEAST_POPULATION = 5000;
/** From the middle of a region; degrees of latitude for a first, quick look. */
const WITHIN_KM = 100;
const WITHIN_DEGREES = 1;

/** The places in some regions whose names sound like a word, as one who heard it would write it. */
export function heardAs(word: string, regions: ReadonlySet<number>, gazetteer: Gazetteer): number[] {
	const { country, lat, population } = gazetteer.columns;
	const sound = soundOf(word);
	const found: number[] = [];
	if (regions.size > MOST_REGIONS) return found;
	for (const region of regions)
		for (let place = 0; place < gazetteer.size; place++)
			if (
				population[place]! >= LEAST_POPULATION &&
				country[place] === country[region] &&
				Math.abs(lat[place]! - lat[region]!) <= WITHIN_DEGREES &&
				apartKm(gazetteer, place, region) <= WITHIN_KM &&
				soundOf(nameKey(gazetteer.name(place))) === sound
			)
				found.push(place);
	return found;
}

/** Letters that are written for the same sound in European languages, by one of them. */
const soundOf = (word: string): string =>
	word
		.replace(/ch(?=[eiy])|c(?![eiy])|qu?|kh/gu, 'k')
		.replace(/sch|sh|ch|sc(?=[ei])/gu, 's')
		.replace(/ph/gu, 'f')
		.replace(/w/gu, 'v')
		.replace(/[yj]/gu, 'i')
		.replace(/u/gu, 'o')
		.replace(/h/gu, '')
		.replace(/(.)\1+/gu, '$1');
