import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { placesOf, type Columns } from '#lib/dataset/columns.ts';
import type { Row } from '#lib/dataset/listing.ts';
import { meet, type Bounds } from '#lib/geo/bounds.ts';
import { extentOf } from '#lib/marks/outline.ts';

/** Events and the places at which they happened, those of most events first. */
export interface Seen {
	events: number;
	places: number[];
}

/** What the map looks at, and what happened only elsewhere. */
export interface Parted {
	inside: Seen;
	outside: Seen;
}

/** Whether an extent lies in what the map shows, which may reach over the antimeridian. */
export function isInView(extent: Bounds, view: Bounds): boolean {
	return [-360, 0, 360].some((turn) =>
		meet([extent[0] + turn, extent[1], extent[2] + turn, extent[3]], view)
	);
}

/** One byte a place: 1 where what it takes on the map lies in view. */
export function sightOf(catalogue: Catalogue, view: Bounds): Uint8Array {
	return Uint8Array.from(catalogue.places, (place) => (isInView(extentOf(place), view) ? 1 : 0));
}

/** Parts events by whether any of their places is in view; those without a place are on neither side. */
export function parted(rows: Iterable<Row>, columns: Columns, inView: Uint8Array): Parted {
	const [inside, outside] = [new Map<number, number>(), new Map<number, number>()];
	const events = { inside: 0, outside: 0 };
	for (const { event } of rows) {
		const own = placesOf(columns, event);
		if (own.length === 0) continue;
		const seen = own.filter((place) => inView[place]);
		const isOutside = seen.length === 0;
		events[isOutside ? 'outside' : 'inside']++;
		const counts = isOutside ? outside : inside;
		for (const place of isOutside ? own : seen) counts.set(place, (counts.get(place) ?? 0) + 1);
	}
	const byCount = (counts: Map<number, number>): number[] =>
		[...counts].sort(([, a], [, b]) => b - a).map(([place]) => place);
	return {
		inside: { events: events.inside, places: byCount(inside) },
		outside: { events: events.outside, places: byCount(outside) }
	};
}
