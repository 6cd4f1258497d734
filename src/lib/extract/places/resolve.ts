import { countryCode, type Gazetteer } from '../gazetteer/gazetteer.ts';
import { homely, paired, regionally, understood, type Understood } from './context.ts';
import type { Home } from './home.ts';
import type { Mention } from './mention.ts';
import { nearnessIn } from './nearness.ts';
import { setPriors } from './prior.ts';
import { holds } from './recognise.ts';

/** How much each evidence weighs, in the unit of a tenfold population. */
const weight = {
	country: 4,
	admin1: 2.4,
	near: 1.6,
	pair: 1,
	within: 8,
	home: 2.8,
	cue: 0.6
};

/** What is known of a document beside the places it names. */
export interface Hints {
	home: Home | null;
	/** Countries that its words speak for, with how many do. */
	cues: ReadonlyMap<string, number>;
}

/**
 * Chooses a candidate for each mention: by population and kind, by what holds it where the text says so, and by the countries,
 * regions and places that the rest of the document names, each mention counting by its chance. Mentions of one name mean
 * one place.
 */
export function resolve(mentions: readonly Mention[], gazetteer: Gazetteer, hints: Hints): void {
	for (const mention of mentions) {
		setPriors(mention, gazetteer);
		for (const candidate of mention.candidates)
			candidate.score = candidate.prior + weight.home * homely(gazetteer, candidate.place, hints.home);
		choose(mention);
	}
	for (let round = 0; round < 3; round++) if (!settle(mentions, gazetteer, hints)) break;
}

const nobody: Understood = { key: '', place: 0, chance: 0 };

/** One round: each name sees how the others are understood before it. @returns whether that has changed; if not, further rounds are the same */
function settle(mentions: readonly Mention[], gazetteer: Gazetteer, { home, cues }: Hints): boolean {
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
	const nearness = nearnessIn(gazetteer);
	const byCountry = Map.groupBy(names, ({ place }) => country[place]!);
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
				for (const other of byCountry.get(country[place]!) ?? [])
					if (other !== own && other.place !== place) near += other.chance * nearness.of(place, other.place);
			scores.set(
				place,
				candidate.prior +
					weight.country * sameCountry +
					weight.admin1 * sameRegion +
					weight.near * Math.min(near, 3) +
					weight.pair * paired(place, key, neighbours.get(admin1[place]!), gazetteer) +
					weight.home * homely(gazetteer, place, home)
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
	return mentions.some((mention) => mention.candidates[mention.chosen]!.place !== before.get(mention));
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
