import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { geoArea } from 'd3-geo';
import { lineString, simplify } from '@turf/turf';
import type { Feature, LineString, Point, Polygon, Position } from 'geojson';
import { groundLevels, type GroundName, type GroundNames, type PackedGround } from '#lib/sheet/ground.ts';
import { writeWhole } from '../write.ts';
import type { Layer } from './tiles.ts';

/** The file of a level of generalisation, in the folder of the basemap. */
export const groundFile = (folder: string, level: number): string => join(folder, `ground-${level}.json`);

/** The names of the ground in one language, for a picture whose ground is tiles. */
export const namesFile = (folder: string, language: string): string => join(folder, `names-${language}.json`);

export const hasGround = (folder: string, languages: readonly string[] = []): boolean =>
	[
		...groundLevels.map((_, level) => groundFile(folder, level)),
		...languages.map((language) => namesFile(folder, language))
	].every((file) => existsSync(file));

/** Writes the ground of sheets from the basemap's layers: one file a level, and its names in each language. */
export async function writeGround(
	layers: readonly Layer[],
	folder: string,
	languages: readonly string[]
): Promise<void> {
	mkdirSync(folder, { recursive: true });
	for (const language of languages)
		await writeWhole(namesFile(folder, language), JSON.stringify(namesOf(layers, language)));
	for (const [level, degrees] of groundLevels.entries())
		await writeWhole(groundFile(folder, level), JSON.stringify(groundOf(layers, degrees)));
}

/** The layers with no line further than `degrees` from its source, and without what is smaller than that. */
function groundOf(layers: readonly Layer[], degrees: number): PackedGround {
	// A step of the grid is a tenth of what is left out.
	const grid = Math.round(10 / degrees);
	const named = (name: string): Feature[] => featuresOf(layers, name);
	const lines = (features: readonly Feature[]): number[][] =>
		features.flatMap((feature) => {
			const points = simplified((feature as Feature<LineString>).geometry.coordinates, degrees);
			return extent(points) < degrees ? [] : [steps(points, grid)];
		});
	const areas = (features: readonly Feature[]): number[][][] =>
		features.flatMap((feature) => {
			const { coordinates } = (feature as Feature<Polygon>).geometry;
			if (extent(coordinates[0]!) < 2 * degrees) return [];
			const rings = coordinates.flatMap((ring, at) => {
				const points = simplified(ring, degrees).map((point) => snapped(point, grid));
				return points.length > 3 && extent(points) >= degrees ? (wound(points, at === 0) ?? []) : [];
			});
			return rings.length === 0 ? [] : [rings.map((ring) => steps(ring, grid))];
		});
	const borders = named('borders');
	const isDisputed = ({ properties }: Feature): boolean => properties?.disputed === true;
	return {
		degrees,
		grid,
		land: areas(named('land')),
		lakes: areas(named('lakes')),
		coast: lines(named('coast')),
		borders: lines(borders.filter((line) => !isDisputed(line))),
		disputed: lines(borders.filter(isDisputed)),
		names: namesOf(layers)
	};
}

const featuresOf = (layers: readonly Layer[], name: string): Feature[] =>
	layers.find((layer) => layer.name === name)!.features;

/** @param language the one in which names are told; left out: all of them */
const namesOf = (layers: readonly Layer[], language?: string): GroundNames =>
	Object.fromEntries(
		(['countries', 'seas', 'cities'] as const).map((kind) => [
			kind,
			featuresOf(layers, kind)
				.map(nameOf)
				.map(({ names, ...name }) => ({
					...name,
					names: language === undefined ? names : { [language]: names[language]! }
				}))
		])
	) as GroundNames;

const simplified = (points: Position[], degrees: number): Position[] =>
	simplify(lineString(points), { tolerance: degrees }).geometry.coordinates;

function nameOf({ geometry, properties }: Feature): GroundName {
	const [lon, lat] = (geometry as Point).coordinates as [number, number];
	const { from, rank, code } = properties as { from: number; rank: number; code?: string };
	const names = Object.entries(properties ?? {}).flatMap(([key, value]) =>
		key.startsWith('name:') ? [[key.slice(5), String(value)] as const] : []
	);
	return { lon, lat, from, rank, names: Object.fromEntries(names), ...(code !== undefined && { code }) };
}

function extent(ring: readonly Position[]): number {
	const [xs, ys] = [ring.map(([x]) => x!), ring.map(([, y]) => y!)];
	const span = (values: readonly number[]): number =>
		values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
	return Math.max(span(xs), span(ys));
}

const snapped = (point: Position, grid: number): Position => point.map((n) => Math.round(n * grid) / grid);

/** Outer rings as a sphere wants them, with less than half of it inside; null where nothing is left inside. */
function wound(ring: Position[], outer: boolean): [Position[]] | null {
	const inside = geoArea({ type: 'Polygon', coordinates: [ring] });
	if (Math.min(inside, 4 * Math.PI - inside) < 1e-9) return null;
	return [inside < 2 * Math.PI === outer ? ring : ring.toReversed()];
}

function steps(points: readonly Position[], grid: number): number[] {
	let [x, y] = [0, 0];
	return points.flatMap(([lon, lat]) => {
		const [nextX, nextY] = [Math.round(lon! * grid), Math.round(lat! * grid)];
		const step = [nextX - x, nextY - y];
		[x, y] = [nextX, nextY];
		return step;
	});
}
