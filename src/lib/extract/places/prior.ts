import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { nameFlags, type Kind } from '../gazetteer/kinds.ts';
import type { Mention } from './mention.ts';

/** Kinds of populated places. */
export const cityKinds: ReadonlySet<Kind> = new Set(['place', 'seat', 'regional-seat', 'capital', 'section']);

/** What a kind is worth beside its population, in the unit of a tenfold population. */
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

/** What it costs to be called by another name, and by its adjective or people. */
const OTHER = -1.6;
const PEOPLE = -0.2;

/** A city with more inhabitants may be better known by its other name than its region is. */
const KNOWN = 100_000;

/** Sets how well each candidate fits by itself. Of a name that a region shares with its city or its country, the region is rarely meant. */
export function setPriors(mention: Mention, gazetteer: Gazetteer): void {
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

/** How well a candidate fits where nothing is known of its surroundings. */
function prior(gazetteer: Gazetteer, place: number, flags: number): number {
	const { population } = gazetteer.columns;
	return (
		Math.log10(population[place]! + 10) * (gazetteer.kind(place) === 'country' ? 0.5 : 1) +
		worth[gazetteer.kind(place)] +
		(flags & nameFlags.other ? OTHER : 0) +
		(flags & nameFlags.people ? PEOPLE : 0)
	);
}
