import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { placesOf, type Columns } from '#lib/dataset/columns.ts';
import type { Row } from '#lib/dataset/listing.ts';
import { meet, type Bounds } from '#lib/geo/bounds.ts';
import { extentOf } from '#lib/marks/outline.ts';

/** Events that happened only where the map does not look, and those places. */
export interface Outside {
	events: number;
	places: number[];
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

/** The events of which no place is in view; events without a place are not outside of anything. */
export function outsideOf(rows: Iterable<Row>, columns: Columns, inView: Uint8Array): Outside {
	const places = new Set<number>();
	let events = 0;
	for (const { event } of rows) {
		const own = placesOf(columns, event);
		if (own.length === 0 || own.some((place) => inView[place])) continue;
		events++;
		for (const place of own) places.add(place);
	}
	return { events, places: [...places] };
}
