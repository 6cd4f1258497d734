import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { Home } from './home.ts';
import type { Mention } from './mention.ts';
import { nearnessIn } from './nearness.ts';
import { apartKm } from './recognise.ts';

/** A name as it is understood so far. */
export interface Understood {
	key: string;
	place: number;
	chance: number;
}

/** Names that speak for a document; a list of thousands of places says no more than its likeliest. */
const SPEAKERS = 120;

/** The names of a document, each counting once whatever the number of its mentions; the likeliest where they are many. */
export function understood(groups: ReadonlyMap<string, readonly Mention[]>): Understood[] {
	const names = [...groups].map(([key, group]) => {
		const best = group.reduce((a, b) => (b.chance > a.chance ? b : a));
		return { key, place: best.candidates[best.chosen]!.place, chance: best.chance };
	});
	return names.length > SPEAKERS ? names.sort((a, b) => b.chance - a.chance).slice(0, SPEAKERS) : names;
}

/** A place that a name may mean, whatever it is understood as. */
export interface Possible {
	key: string;
	place: number;
	chance: number;
}

/** How near two places must be to speak for each other, though neither name is understood so yet: e-fold distance in km. */
const PAIR_KM = 50;

/** What names may mean, by first-level region. */
export function regionally(
	groups: ReadonlyMap<string, readonly Mention[]>,
	names: ReadonlyMap<string, Understood>,
	gazetteer: Gazetteer
): Map<number, Possible[]> {
	const { admin1 } = gazetteer.columns;
	const found = new Map<number, Possible[]>();
	for (const [key, [mention]] of groups) {
		const name = names.get(key);
		if (!name) continue;
		for (const { place, flags } of mention!.candidates) {
			const region = admin1[place]!;
			if (region === 0 || flags !== 0 || gazetteer.kind(place) === 'admin1') continue;
			const list = found.get(region);
			const possible = { key, place, chance: name.chance };
			if (list) list.push(possible);
			else found.set(region, [possible]);
		}
	}
	return found;
}

/** How much other names speak for a place by what they may mean nearby, 0 to 2. */
export function paired(
	place: number,
	key: string,
	possible: readonly Possible[] | undefined,
	gazetteer: Gazetteer
): number {
	if (!possible || possible.length < 2) return 0;
	let sum = 0;
	for (const other of possible)
		if (other.key !== key && other.place !== place)
			sum += other.chance * Math.exp(-apartKm(gazetteer, place, other.place) / PAIR_KM);
	return Math.min(sum, 2);
}

/** How much the publisher's home speaks for a place, 0 to 2. */
export function homely(gazetteer: Gazetteer, place: number, home: Home | null): number {
	if (!home) return 0;
	const { country, admin1 } = gazetteer.columns;
	const nearness = nearnessIn(gazetteer);
	const share = home.places.length ** 0.3;
	let inCountry = 0;
	let near = 0;
	for (const at of home.places) {
		if (country[at] !== country[place]) continue;
		inCountry++;
		const region = admin1[at] !== 0 && admin1[at] === admin1[place] ? 0.5 : 0;
		near = Math.max(near, region + nearness.of(at, place));
	}
	return (0.5 * inCountry) / home.places.length + near / share;
}
