import { countryCode, type Gazetteer } from '../gazetteer/gazetteer.ts';
import { nameFlags, type Kind } from '../gazetteer/kinds.ts';
import type { Home } from './home.ts';
import type { Mention } from './mention.ts';
import { apartKm, holds } from './recognise.ts';

/** What a kind is worth beside its population. */
const worth: Record<Kind, number> = {
	place: 0,
	seat: 0.15,
	'regional-seat': 0.5,
	capital: 1,
	section: -0.6,
	county: -0.4,
	admin1: 1.3,
	country: 3.5,
	region: 3.2,
	continent: 5,
	state: 4,
	sea: 4,
	river: 3.2,
	lake: 3.2,
	water: 3.2,
	island: 2.8,
	mountain: 3,
	park: 3,
	site: 3,
	district: 3
};

/** How much each evidence weighs, in the unit of a tenfold population. */
export const weight = {
	other: -1.6,
	people: -0.2,
	country: 4,
	admin1: 2.4,
	near: 1.6,
	pair: 1,
	within: 8,
	home: 2.8,
	cue: 0.6
};

/** A city with more inhabitants may be better known by its other name than its region is. */
const KNOWN = 100_000;

/** How far nearness reaches: e-fold distance in km. */
const REACH_KM = 150;

/** What is known of a document beside the places it names. */
export interface Hints {
	home: Home | null;
	/** Countries that its words speak for, with how many do. */
	cues: ReadonlyMap<string, number>;
}

/** How well a candidate fits where nothing is known of its surroundings. */
export function prior(gazetteer: Gazetteer, place: number, flags: number): number {
	const { population } = gazetteer.columns;
	return (
		Math.log10(population[place]! + 10) * (gazetteer.kind(place) === 'country' ? 0.5 : 1) +
		worth[gazetteer.kind(place)] +
		(flags & nameFlags.other ? weight.other : 0) +
		(flags & nameFlags.people ? weight.people : 0)
	);
}

/** Of a name that a region shares with its city or its country, the region is rarely meant. */
function setPriors(mention: Mention, gazetteer: Gazetteer): void {
	const { country, admin1, population } = gazetteer.columns;
	for (const candidate of mention.candidates)
		candidate.prior = prior(gazetteer, candidate.place, candidate.flags);
	for (const region of mention.candidates) {
		const kind = gazetteer.kind(region.place);
		if (kind !== 'admin1' && kind !== 'county') continue;
		for (const { place, flags } of mention.candidates) {
			if (country[place] !== country[region.place] || place === region.place) continue;
			const whole = gazetteer.kind(place) === 'country';
			const city =
				cityKinds.has(gazetteer.kind(place)) &&
				(flags & nameFlags.other
					? admin1[place] === admin1[region.place] && population[place]! > KNOWN
					: admin1[place] === admin1[region.place] || population[place]! > 400_000);
			if (whole || city)
				region.prior = Math.min(region.prior, whole ? 0 : prior(gazetteer, place, flags) - 0.5);
		}
	}
}

/** Kinds of populated places. */
export const cityKinds: ReadonlySet<Kind> = new Set(['place', 'seat', 'regional-seat', 'capital', 'section']);

/**
 * Chooses a candidate for each mention: by population and kind, by what holds it where the text says so, and by the countries,
 * regions and places that the rest of the document names, each mention counting by its chance. Mentions of one name mean
 * one place.
 */
export function resolve(mentions: readonly Mention[], gazetteer: Gazetteer, hints: Hints): void {
	for (const mention of mentions) {
		setPriors(mention, gazetteer);
		for (const candidate of mention.candidates)
			candidate.score = candidate.prior + homely(gazetteer, candidate.place, hints.home);
		choose(mention);
	}
	for (let round = 0; round < 3; round++) settle(mentions, gazetteer, hints);
}

/** A name as it is understood so far. */
export interface Understood {
	key: string;
	place: number;
	chance: number;
}

const nobody: Understood = { key: '', place: 0, chance: 0 };

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
interface Possible {
	key: string;
	place: number;
	chance: number;
}

/** How near two places must be to speak for each other, though neither name is understood so yet: e-fold distance in km. */
const PAIR_KM = 50;

/** What names may mean, by first-level region. */
function regionally(
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
function paired(
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

function settle(mentions: readonly Mention[], gazetteer: Gazetteer, { home, cues }: Hints): void {
	const { country, admin1 } = gazetteer.columns;
	const groups = Map.groupBy(mentions, (mention) => mention.key);
	const names = understood(groups);
	const byKey = new Map(names.map((name) => [name.key, name]));
	const countries = new Map<number, number>();
	const regions = new Map<number, number>();
	let total = 0.5;
	for (const [iso, count] of cues) {
		const chance = weight.cue * Math.min(3, count);
		total += chance;
		add(countries, countryCode(iso), chance);
	}
	for (const { place, chance } of names) {
		total += chance;
		add(countries, country[place]!, chance);
		add(regions, admin1[place]!, chance);
	}
	const neighbours = regionally(groups, byKey, gazetteer);
	const before = new Map(mentions.map((mention) => [mention, mention.candidates[mention.chosen]!.place]));
	for (const [key, group] of groups) {
		const own = byKey.get(key) ?? nobody;
		const scores = new Map<number, number>();
		for (const candidate of group[0]!.candidates) {
			const { place } = candidate;
			const sameCountry = share(countries, country[place]!, own, country[own.place]!, total);
			const sameRegion = share(regions, admin1[place]!, own, admin1[own.place]!, total);
			let near = 0;
			if (sameCountry > 0 || country[place] === 0)
				for (const other of names)
					if (other !== own && country[other.place] === country[place] && other.place !== place)
						near += other.chance * Math.exp(-apartKm(gazetteer, place, other.place) / REACH_KM);
			scores.set(
				place,
				candidate.prior +
					weight.country * sameCountry +
					weight.admin1 * sameRegion +
					weight.near * Math.min(near, 3) +
					weight.pair * paired(place, key, neighbours.get(admin1[place]!), gazetteer) +
					homely(gazetteer, place, home)
			);
		}
		for (const mention of group) {
			const outer = mention.within < 0 ? null : before.get(mentions[mention.within]!)!;
			if (outer === null) continue;
			for (const { place } of mention.candidates)
				if (holds(gazetteer, outer, place))
					scores.set(place, (scores.get(place) ?? 0) + weight.within / Math.max(1, group.length));
		}
		for (const mention of group) {
			const outer = mention.within < 0 ? null : before.get(mentions[mention.within]!)!;
			for (const candidate of mention.candidates)
				candidate.score =
					(scores.get(candidate.place) ?? candidate.prior) +
					(outer !== null && holds(gazetteer, outer, candidate.place) ? weight.within : 0);
			choose(mention);
		}
	}
	// What qualifies a place is what holds it.
	for (const mention of mentions) {
		if (mention.qualifies < 0) continue;
		const inner = mentions[mention.qualifies]!;
		const place = inner.candidates[inner.chosen]!.place;
		for (const candidate of mention.candidates)
			if (holds(gazetteer, candidate.place, place)) candidate.score += weight.within;
		choose(mention);
	}
}

function choose(mention: Mention): void {
	let chosen = 0;
	mention.candidates.forEach((candidate, index) => {
		if (candidate.score > mention.candidates[chosen]!.score) chosen = index;
	});
	mention.chosen = chosen;
}

function add(counts: Map<number, number>, key: number, amount: number): void {
	if (key !== 0) counts.set(key, (counts.get(key) ?? 0) + amount);
}

/** The share of the other names that agree, 0 to 1. */
function share(
	counts: Map<number, number>,
	value: number,
	own: { chance: number },
	ownValue: number,
	total: number
): number {
	if (value === 0) return 0;
	const others = (counts.get(value) ?? 0) - (value === ownValue ? own.chance : 0);
	return others / total;
}

function homely(gazetteer: Gazetteer, place: number, home: Home | null): number {
	if (!home) return 0;
	const { country, admin1 } = gazetteer.columns;
	const share = home.places.length ** 0.3;
	let inCountry = 0;
	let near = 0;
	for (const at of home.places) {
		if (country[at] !== country[place]) continue;
		inCountry++;
		const region = admin1[at] !== 0 && admin1[at] === admin1[place] ? 0.5 : 0;
		near = Math.max(near, region + Math.exp(-apartKm(gazetteer, at, place) / REACH_KM));
	}
	return weight.home * ((0.5 * inCountry) / home.places.length + near / share);
}
