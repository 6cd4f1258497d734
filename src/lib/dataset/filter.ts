import { distanceKm } from '#lib/geo/uncertainty.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { within, type Catalogue, type Entry } from './catalogue.ts';
import { placesOf } from './columns.ts';
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

/**
 * One byte an event: 1 where every filter lets it through. Filters by source, person, role and certainty of time ask the
 * records: events without one here do not pass them.
 */
export function filterMask(catalogue: Catalogue, filters: Filters): Uint8Array {
	const { columns, entries } = catalogue;
	const mask = new Uint8Array(columns.events).fill(1);
	const keep = (passes: (event: number) => boolean): void => {
		for (let event = 0; event < mask.length; event++) if (mask[event] && !passes(event)) mask[event] = 0;
	};
	if (filters.categories.length) {
		const shown = categoryMask(catalogue, filters);
		keep((event) => shown[columns.category[event]!] === 1);
	}
	const places = placesAsked(catalogue, filters);
	if (places) keep((event) => placesOf(columns, event).some((place) => places[place]));
	if (filters.sure.includes('place'))
		keep((event) => columns.placeStart[event]! < columns.placeStart[event + 1]!);
	const tests = recordTests(filters);
	if (tests.length > 0)
		keep((event) => {
			const entry = entries.get(event);
			return entry !== undefined && tests.every((passes) => passes(entry));
		});
	return mask;
}

/** One byte a category: 1 where it is shown. */
export function categoryMask({ dataset }: Catalogue, { categories }: Filters): Uint8Array {
	return Uint8Array.from(dataset.atlas.categories, ({ id }) =>
		categories.length === 0 || categories.includes(id) ? 1 : 0
	);
}

/** One byte a place: 1 where an event that happened there passes; null where all do. */
function placesAsked(catalogue: Catalogue, { inside, near }: Filters): Uint8Array | null {
	if (inside === null && near === null) return null;
	const { places, placeById } = catalogue;
	const whole = inside === null ? undefined : placeById.get(inside);
	const inner = whole === undefined ? new Set<number>() : within(catalogue, whole);
	return Uint8Array.from(places, ({ geometry }, place) => {
		if (inside !== null && !inner.has(place)) return 0;
		return near === null || distanceKm([near.lon, near.lat], labelPoint(geometry)) <= near.km ? 1 : 0;
	});
}

function recordTests({ sources, people, roles, sure }: Filters): ((entry: Entry) => boolean)[] {
	const tests: ((entry: Entry) => boolean)[] = [];
	if (sources.length)
		tests.push(({ event }) => event.citations.some(({ source }) => sources.includes(source)));
	if (people.length) tests.push(({ event }) => event.participants.some((name) => people.includes(name)));
	if (roles.length) tests.push(({ linked }) => linked.some(({ role }) => roles.includes(role)));
	if (sure.includes('time')) {
		tests.push(
			({ event, when }) =>
				when !== null && event.whenBasis === 'stated' && !when.approximate && !when.uncertain
		);
	}
	return tests;
}
