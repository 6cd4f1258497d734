import { readPair, readSpot, readWkt, type Spot } from './coordinates.ts';
import type { FieldName } from './fields.ts';
import { shapesOf, type Shape } from './geometry.ts';
import type { Severity } from './table.ts';

/** Told of what was not understood of the row at hand. */
export type TellField = (
	severity: Severity,
	field: FieldName | null,
	code: string,
	message: string,
	value?: string
) => void;

/** The spots and areas of a geometry; null: the row is refused, which is told. */
export function shapesTold(geometry: unknown, tell: TellField): Shape[] | null {
	const read = shapesOf(geometry);
	if ('shapes' in read) {
		for (const message of read.told) tell('note', null, 'geometry-changed', message);
		return read.shapes;
	}
	const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
	if (type === 'Point' && Array.isArray(coordinates) && read.fault.code === 'position-range') {
		const spot = readSpot(String(coordinates[1]), String(coordinates[0]));
		if (spot?.at === null && spot.code === 'swapped') {
			tell('doubt', null, 'swapped', spot.message, JSON.stringify(coordinates));
			return [];
		}
	}
	tell('refused', null, read.fault.code, read.fault.message);
	return null;
}

/** The spot that a row's cells give, none where they are empty or the two are swapped; null: the row is refused. */
export function spotTold(cell: (name: FieldName) => string, tell: TellField): Shape[] | null {
	const wkt = cell('wkt').trim();
	if (wkt !== '') {
		const geometry = readWkt(wkt);
		if (geometry) return shapesTold(geometry, tell);
		tell(
			'refused',
			'wkt',
			'coordinates',
			'invalid geometry: expected WKT of a point, polygon or multipolygon',
			wkt
		);
		return null;
	}
	const pairs: [FieldName, Spot | null][] = [
		['lat', readSpot(cell('lat'), cell('lon'))],
		['coordinates', readPair(cell('coordinates'))],
		['coordinates-lon-first', readPair(cell('coordinates-lon-first'), true)]
	];
	const [field, spot] = pairs.find(([, read]) => read !== null) ?? [null, null];
	if (spot === null || field === null) return [];
	if (spot.at !== null) {
		if (spot.at[0] === 0 && spot.at[1] === 0)
			tell('doubt', field, 'zero', 'latitude 0, longitude 0: is that the place, or none?');
		return [{ geometry: { type: 'Point', coordinates: spot.at } }];
	}
	const value = field === 'lat' ? `${cell('lat')}, ${cell('lon')}` : cell(field);
	const column: FieldName =
		field === 'lat' && spot.message.includes('longitude') && spot.code !== 'swapped' ? 'lon' : field;
	tell(spot.code === 'coordinates' ? 'refused' : 'doubt', column, spot.code, spot.message, value);
	return spot.code === 'coordinates' ? null : [];
}
