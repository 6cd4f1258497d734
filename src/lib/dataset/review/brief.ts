import type { Text } from '../schema.ts';
import type { PlaceKind } from '../terms.ts';
import type { PlaceBrief } from './api.ts';
import type { Raw } from './records.ts';

/** What is told of a place that is not in the dataset yet. */
export function briefOf({ id, geometry, properties }: Raw): PlaceBrief {
	const { names, kind, country } = properties as { names: Text; kind: PlaceKind; country: string | null };
	const { coordinates } = geometry as { coordinates: unknown };
	const [lon = 0, lat = 0] = firstPosition(coordinates);
	return { id: String(id), names, kind, country, lon, lat, proposed: false };
}

/** A point of any geometry. */
function firstPosition(coordinates: unknown): number[] {
	let value = coordinates;
	while (Array.isArray(value) && Array.isArray(value[0])) value = value[0];
	return Array.isArray(value) ? (value as number[]) : [];
}
