import type { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { nameKey } from '#lib/extract/gazetteer/key.ts';
import type { Explained } from '#lib/extract/places/places.ts';
import type { Document } from './corpus.ts';
import { isHit, pairs } from './score.ts';

export type Class = 'unknown name' | 'not proposed' | 'wrong place' | 'no place' | 'no coordinates';

/** Mistakes by class, with the most frequent. */
export type Mistakes = Record<Class, { count: number; most: { text: string; times: number }[] }>;

/** How many of a class are told. */
const TOLD = 15;

/**
 * Sorts the mistakes: marked places whose name the gazetteer lacks, or that were not proposed; proposals at the wrong place,
 * at no marked place, or at one that the corpus gives no coordinates.
 */
export function classify(
	corpus: readonly Document[],
	find: (document: Document) => Explained[],
	gazetteer: Gazetteer
): Mistakes {
	const lists: Record<Class, Map<string, number>> = {
		'unknown name': new Map(),
		'not proposed': new Map(),
		'wrong place': new Map(),
		'no place': new Map(),
		'no coordinates': new Map()
	};
	const note = (name: Class, text: string) => lists[name].set(text, (lists[name].get(text) ?? 0) + 1);
	for (const document of corpus) {
		const found = find(document);
		const matched = pairs(found, document.gold);
		const ofGold = new Map(matched.map((pair) => [pair.gold, pair]));
		const used = new Set(matched.map((pair) => pair.found));
		for (const gold of document.gold) {
			const pair = ofGold.get(gold);
			if (gold.lat === null) {
				if (pair) note('no coordinates', gold.text);
			} else if (!pair)
				note(gazetteer.key(nameKey(gold.text)) < 0 ? 'unknown name' : 'not proposed', gold.text);
			else if (!isHit(pair)) {
				const { gazetteerId, country } = pair.found as Explained;
				note('wrong place', `${gold.text} (taken for ${gazetteerId} ${country})`);
			}
		}
		for (const one of found) if (!used.has(one)) note('no place', one.text);
	}
	return Object.fromEntries(
		Object.entries(lists).map(([name, list]) => [
			name,
			{
				count: [...list.values()].reduce((total, times) => total + times, 0),
				most: [...list]
					.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
					.slice(0, TOLD)
					.map(([text, times]) => ({ text, times }))
			}
		])
	) as Mistakes;
}
