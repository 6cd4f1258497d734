import { distanceKm } from '#lib/geo/uncertainty.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { within, type Catalogue, type Entry } from './catalogue.ts';
import type { Role } from './schema.ts';

export const certainties = ['time', 'place'] as const;
export type Certainty = (typeof certainties)[number];

/** What the reader asks for. An empty list asks for nothing in particular: everything passes. */
export interface Filters {
	categories: string[];
	sources: string[];
	/** Names as they stand in `participants`. */
	people: string[];
	/** Events that happened in this place or in one that lies in it. */
	inside: string | null;
	/** Events that happened within `km` kilometres of a position in degrees. */
	near: { lon: number; lat: number; km: number } | null;
	/** Events that a place is linked to in one of these roles. */
	roles: Role[];
	/** `time`: the date is stated and neither approximate nor uncertain. `place`: a venue or an area is given. */
	sure: Certainty[];
}

export const noFilters: Filters = {
	categories: [],
	sources: [],
	people: [],
	inside: null,
	near: null,
	roles: [],
	sure: []
};

/** One byte an event: 1 where every filter lets it through. */
export function filterMask(catalogue: Catalogue, filters: Filters): Uint8Array {
	const tests = testsOf(catalogue, filters);
	return Uint8Array.from(catalogue.entries, (entry) => (tests.every((passes) => passes(entry)) ? 1 : 0));
}

function testsOf(catalogue: Catalogue, filters: Filters): ((entry: Entry) => boolean)[] {
	const tests: ((entry: Entry) => boolean)[] = [];
	const { categories, sources, people, inside, near, roles, sure } = filters;
	if (categories.length) tests.push(({ event }) => categories.includes(event.category));
	if (sources.length)
		tests.push(({ event }) => event.citations.some(({ source }) => sources.includes(source)));
	if (people.length) tests.push(({ event }) => event.participants.some((name) => people.includes(name)));
	if (roles.length) tests.push(({ linked }) => linked.some(({ role }) => roles.includes(role)));
	if (inside !== null) {
		const place = catalogue.placeById.get(inside);
		const places = place === undefined ? new Set<number>() : within(catalogue, place);
		tests.push(({ happenedAt }) => happenedAt.some((at) => places.has(at)));
	}
	if (near !== null) {
		const close = new Set<number>();
		catalogue.places.forEach(({ geometry }, index) => {
			if (distanceKm([near.lon, near.lat], labelPoint(geometry)) <= near.km) close.add(index);
		});
		tests.push(({ happenedAt }) => happenedAt.some((at) => close.has(at)));
	}
	if (sure.includes('time')) {
		tests.push(
			({ event, when }) =>
				when !== null && event.whenBasis === 'stated' && !when.approximate && !when.uncertain
		);
	}
	if (sure.includes('place')) tests.push(({ happenedAt }) => happenedAt.length > 0);
	return tests;
}
