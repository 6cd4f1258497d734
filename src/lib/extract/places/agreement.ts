import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { Understood } from './context.ts';
import type { Evidence } from './evidence.ts';
import type { Mention } from './mention.ts';
import { cityKinds } from './prior.ts';
import { apartKm } from './recognise.ts';

/** Places of one name and country that lie so near are as good as one. */
const SAME_KM = 50;

/** Evidence from what the rest of the document means: names that agree in country, region or nearness. */
export function agreement(
	mention: Mention,
	names: readonly Understood[],
	gazetteer: Gazetteer,
	home: readonly number[]
): Evidence {
	const { country, admin1 } = gazetteer.columns;
	const chosen = mention.candidates[mention.chosen]!;
	const { place } = chosen;
	let total = 0;
	let sameCountry = 0;
	let sameRegion = 0;
	let near = 0;
	for (const other of names) {
		if (other.key === mention.key || other.chance < 0.3) continue;
		const theirs = other.place;
		total += other.chance;
		if (country[theirs] === country[place]) {
			sameCountry += other.chance;
			if (admin1[place] !== 0 && admin1[theirs] === admin1[place]) sameRegion += other.chance;
			if (theirs !== place && apartKm(gazetteer, place, theirs) < 100) near += other.chance;
		}
	}
	const found: Evidence = [];
	if (total < 0.5) found.push('alone');
	else if (country[place] !== 0) {
		found.push(`country=${Math.round((3 * sameCountry) / total)}`);
		if (admin1[place] !== 0) found.push(`region=${Math.round((3 * sameRegion) / total)}`);
	}
	if (cityKinds.has(gazetteer.kind(place))) {
		found.push(`near=${Math.min(3, Math.round(near))}`);
		if (gazetteer.columns.population[place]! < 20_000 && near < 0.5) found.push('small-alone');
	}
	if (home.length > 0) {
		const apart = Math.min(...home.map((at) => apartKm(gazetteer, at, place)));
		found.push(apart < 100 ? 'home-near' : apart < 400 ? 'home-region' : 'home-far');
	}
	// A city and the region of its name are no rivals: either is there.
	const isThere = (other: number) =>
		country[other] === country[place] && apartKm(gazetteer, place, other) < SAME_KM;
	const second = mention.candidates.reduce(
		(best, candidate) => (candidate.score > best && !isThere(candidate.place) ? candidate.score : best),
		-Infinity
	);
	const lead = chosen.score - second;
	found.push(lead > 4 ? 'lead=clear' : lead > 1.5 ? 'lead=some' : lead > 0.5 ? 'lead=little' : 'lead=none');
	return found;
}
