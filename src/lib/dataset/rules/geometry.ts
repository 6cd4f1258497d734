import { bbox, booleanClockwise, kinks, pointToPolygonDistance } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { isDraft } from '../drafts.ts';
import { shown, type Problem } from '../problem.ts';
import type { PlaceFeature } from '../schema.ts';
import { teller, type Judged } from './told.ts';

/** Most pairs of edges that are compared for crossings in one dataset; what lies beyond is not compared. */
const PAIRS = 20_000_000;
/** How far, in km, a place may lie outside the area it is part of: outlines are simplified. */
const OUTSIDE_KM = 60;

type Tell = ReturnType<typeof teller>;

/** Geometry fits the kind of place, follows RFC 7946, and lies where its parent lies. */
export function geometryRules(judged: Judged): Problem[] {
	const { places, events } = judged.dataset;
	const byId = new Map(places.map((place) => [place.id, place]));
	const areas = new Set(
		events.flatMap((event) => event.places.filter(({ role }) => role === 'area').map(({ id }) => id))
	);
	const budget = { pairs: PAIRS };
	return places.flatMap((place, index) => {
		const tell = teller(judged, 'places', index);
		return [
			...kindRules(place, tell),
			...areaRule(place, areas, tell),
			...ringsOf(place).flatMap(({ ring, keys, outer }) => ringRules(ring, keys, outer, tell, budget)),
			...boxRule(place, tell),
			...parentRule(place, byId.get(place.properties.partOf ?? ''), tell)
		];
	});
}

function kindRules({ geometry, properties }: PlaceFeature, tell: Tell): Problem[] {
	const { kind, country } = properties;
	const problems: Problem[] = [];
	const isPoint = geometry.type === 'Point';
	if (!isPoint && (kind === 'site' || kind === 'city'))
		problems.push(
			tell(
				'error',
				'kind-geometry',
				['geometry', 'type'],
				`invalid geometry ${geometry.type}: a ${kind} is a Point`
			)
		);
	if (kind === 'country' && country === null)
		problems.push(
			tell('warning', 'country-code', ['properties', 'country'], 'missing country code: the kind is country')
		);
	if (country !== null && regionNames.of(country) === undefined)
		problems.push(
			tell('warning', 'country-code', ['properties', 'country'], `unknown country code ${shown(country)}`)
		);
	return problems;
}

/** Places that events, which are not in the dataset, have as their area. */
export function areaPoints(judged: Judged, areas: ReadonlySet<string>): Problem[] {
	return judged.dataset.places.flatMap((place, index) =>
		areaRule(place, areas, teller(judged, 'places', index))
	);
}

function areaRule(
	{ id, geometry, properties }: PlaceFeature,
	areas: ReadonlySet<string>,
	tell: Tell
): Problem[] {
	const { kind } = properties;
	// The point of a proposed area is all that a gazetteer knows: who decides on it draws it.
	if (
		!areas.has(id) ||
		geometry.type !== 'Point' ||
		kind === 'site' ||
		kind === 'city' ||
		isDraft(properties)
	)
		return [];
	const message = `missing polygon: events have this ${kind} as their area`;
	return [tell('warning', 'area-point', ['geometry', 'type'], message)];
}

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function ringsOf({ geometry }: PlaceFeature): { ring: Position[]; keys: PropertyKey[]; outer: boolean }[] {
	if (geometry.type === 'Point') return [];
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.flatMap((polygon, part) =>
		polygon.map((ring, index) => ({
			ring,
			keys: ['geometry', 'coordinates', ...(geometry.type === 'Polygon' ? [] : [part]), index],
			outer: index === 0
		}))
	);
}

/** Winding (§3.1.6), repeated positions, the antimeridian (§3.1.9), crossings. */
function ringRules(
	ring: Position[],
	keys: PropertyKey[],
	outer: boolean,
	tell: Tell,
	budget: { pairs: number }
): Problem[] {
	const problems: Problem[] = [];
	const repeated = ring.findIndex((position, index) => index > 0 && same(position, ring[index - 1]!));
	if (repeated > 0)
		problems.push(
			tell(
				'warning',
				'duplicate-vertex',
				[...keys, repeated],
				`position ${shown(ring[repeated])} is repeated`
			)
		);
	const jump = ring.findIndex(
		([longitude, latitude], index) =>
			index > 0 && Math.abs(longitude! - ring[index - 1]![0]!) > 180 && Math.abs(latitude!) < 90
	);
	if (jump > 0)
		problems.push(
			tell(
				'warning',
				'antimeridian',
				[...keys, jump],
				'edge of more than 180 degrees: cut the ring at the antimeridian'
			)
		);
	else if (booleanClockwise(ring) === outer)
		problems.push(
			tell(
				'warning',
				'winding',
				keys,
				`invalid winding: an ${outer ? 'outer ring runs anticlockwise' : 'inner ring runs clockwise'}`
			)
		);
	budget.pairs -= ring.length ** 2 / 2;
	if (repeated < 0 && budget.pairs > 0) {
		const [crossing] = kinks({ type: 'LineString', coordinates: ring }).features;
		if (crossing)
			problems.push(
				tell(
					'warning',
					'self-intersection',
					keys,
					`ring crosses itself at ${shown(crossing.geometry.coordinates)}`
				)
			);
	}
	return problems;
}

function same(a: Position, b: Position): boolean {
	return a[0] === b[0] && a[1] === b[1];
}

function boxRule(place: PlaceFeature, tell: Tell): Problem[] {
	if (!place.bbox) return [];
	const expected = bbox(place.geometry as Polygon, { recompute: true });
	const given = place.bbox.length === 6 ? [0, 1, 3, 4].map((index) => place.bbox![index]!) : place.bbox;
	if (
		given.length === 4 &&
		expected.slice(0, 4).every((edge, index) => Math.abs(edge - given[index]!) < 1e-6)
	)
		return [];
	return [
		tell(
			'warning',
			'bbox',
			['bbox'],
			`invalid bbox ${shown(place.bbox)}: the geometry's is ${shown(expected)}`
		)
	];
}

/** A point far outside the polygon of its parent: most often swapped axes or a wrong parent. */
function parentRule(place: PlaceFeature, parent: PlaceFeature | undefined, tell: Tell): Problem[] {
	if (!parent || place.geometry.type !== 'Point' || parent.geometry.type === 'Point') return [];
	const km = pointToPolygonDistance(
		place.geometry.coordinates as Position,
		parent.geometry as Polygon | MultiPolygon,
		{
			units: 'kilometers'
		}
	);
	if (km <= OUTSIDE_KM + place.properties.uncertaintyKm + parent.properties.uncertaintyKm) return [];
	return [
		tell(
			'warning',
			'outside-whole',
			['geometry'],
			`position lies ${Math.round(km)} km outside ${shown(parent.id)}, which it is part of`
		)
	];
}
