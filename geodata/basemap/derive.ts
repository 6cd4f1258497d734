/**
 * Makes admin1.json, disputed.json and regions.json out of Natural Earth as Debian packs it. See README.md beside this.
 *   node geodata/basemap/derive.ts world_map.gpkg
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import {
	area,
	featureCollection,
	lineString,
	multiPolygon,
	polygon,
	simplify,
	truncate,
	union
} from '@turf/turf';
import { PARTS, REGIONS } from './regions.ts';

type Point = [number, number];
type Row = Record<string, string | null> & { shape: Point[][][] };

/** Degrees: what simplifying may move a line, and the step of the grid that coordinates are rounded to. */
const TOLERANCE = 0.008;
const GRID = 0.001;

/** Square kilometres: where units are smaller than this on the average, their lines would be a net, and are left out. */
const SMALLEST_MEAN = 1500;

const BYTES_OF_ENVELOPE = [0, 32, 48, 48, 64];

/** The rings or lines of a GeoPackage geometry: a header, then well-known binary (OGC 12-128, clause 2.1.3). */
function readShape(blob: Buffer): Point[][][] {
	let at = 8 + BYTES_OF_ENVELOPE[(blob[3]! >> 1) & 7]!;
	const count = () => blob.readUInt32LE((at += 4) - 4);
	const number = () => blob.readDoubleLE((at += 8) - 8);
	const points = () => Array.from({ length: count() }, (): Point => [round(number()), round(number())]);
	const part = (): Point[][] => {
		at += 1;
		return count() === 2 ? [points()] : Array.from({ length: count() }, points);
	};
	at += 5;
	return Array.from({ length: count() }, part);
}

function readLayer(file: DatabaseSync, name: string): Row[] {
	const rows = file.prepare(`select * from "${name}" order by fid`).all() as Record<string, unknown>[];
	return rows.map(
		({ geom, ...fields }) => ({ ...fields, shape: readShape(Buffer.from(geom as Uint8Array)) }) as Row
	);
}

function round(degrees: number): number {
	return Math.round(degrees * 1e5) / 1e5;
}

const keyOf = (point: Point) => point.join();

/** The sides that two units of one country share, joined to lines that run from junction to junction. */
function sharedLines(units: Row[], unitOf: (unit: Row, index: number) => string): Point[][] {
	const sides = new Map<string, { ends: [Point, Point]; units: Set<string> }>();
	units.forEach((unit, index) => {
		for (const ring of unit.shape.flat())
			for (let i = 1; i < ring.length; i++) {
				const ends: [Point, Point] = [ring[i - 1]!, ring[i]!];
				const key = ends.map(keyOf).sort().join(' ');
				const side = sides.get(key) ?? { ends, units: new Set() };
				sides.set(key, { ...side, units: side.units.add(unitOf(unit, index)) });
			}
	});
	const next = new Map<string, Point[]>();
	for (const { ends, units } of sides.values())
		if (units.size > 1)
			for (const [from, to] of [ends, [ends[1], ends[0]]] as [Point, Point][])
				next.set(keyOf(from), [...(next.get(keyOf(from)) ?? []), to]);
	const seen = new Set<string>();
	const lines: Point[][] = [];
	const follow = (from: Point, to: Point) => {
		const line = [from];
		for (let [a, b] = [from, to]; ;) {
			const side = [a, b].map(keyOf).sort().join(' ');
			if (seen.has(side)) break;
			seen.add(side);
			line.push(b);
			const onward: Point[] = next.get(keyOf(b))!;
			if (onward.length !== 2) break;
			[a, b] = [b, onward.find((point) => keyOf(point) !== keyOf(a))!];
		}
		if (line.length > 1) lines.push(line);
	};
	const starts = [...next].map(([key, ends]) => ({ from: key.split(',').map(Number) as Point, ends }));
	for (const { from, ends } of starts) if (ends.length !== 2) for (const to of ends) follow(from, to);
	for (const { from, ends } of starts) follow(from, ends[0]!);
	return lines;
}

function admin1Lines(units: Row[]): Point[][] {
	const countries = Map.groupBy(units, (unit) => unit.adm0_a3);
	return [...countries.values()].flatMap((inside) => {
		if (inside[0]!.adm0_a3 === 'GBR') return sharedLines(inside, (unit) => unit.gu_a3!);
		const squareKm = inside.reduce(
			(sum, unit) => sum + unit.shape.reduce((all, rings) => all + area(polygon(rings)) / 1e6, 0),
			0
		);
		return squareKm / inside.length < SMALLEST_MEAN ? [] : sharedLines(inside, (_, index) => String(index));
	});
}

/** A TopoJSON object of lines, each an arc of its own, rounded to the grid and stored as steps. */
function lineTopology(name: string, lines: Point[][], tolerance = TOLERANCE): object {
	const arcs = lines
		.map((line) => steps(simplify(lineString(line), { tolerance }).geometry.coordinates as Point[]))
		.filter((arc) => arc.length > 1);
	const geometry = { type: 'MultiLineString', arcs: arcs.map((_, index) => [index]) };
	return {
		type: 'Topology',
		transform: { scale: [GRID, GRID], translate: [0, 0] },
		objects: { [name]: geometry },
		arcs
	};
}

function steps(line: Point[]): Point[] {
	let [x, y] = [0, 0];
	return line.flatMap(([lon, lat], index): Point[] => {
		const [u, v] = [Math.round(lon / GRID), Math.round(lat / GRID)];
		const step: Point = [u - x, v - y];
		[x, y] = [u, v];
		return index && !step[0] && !step[1] ? [] : [step];
	});
}

/** One region as a GeoJSON geometry of three decimals. */
function regionShape(code: string, parts: Row[]): object {
	if (!parts.length) throw new Error(`unknown region: ${code}`);
	const shapes = parts.map((unit) => multiPolygon(unit.shape));
	const whole = shapes.length > 1 ? union(featureCollection(shapes))! : shapes[0]!;
	return truncate(simplify(whole, { tolerance: TOLERANCE }), { precision: 3 }).geometry;
}

function regions(units: Row[]): object {
	const byName = Object.entries(REGIONS).map(([code, names]): [string, object] => [
		code,
		regionShape(
			code,
			units.filter((unit) => unit.iso_a2 === code.slice(0, 2) && names.includes(unit.name!))
		)
	]);
	const byPart = Object.entries(PARTS).map(([code, parts]): [string, object] => [
		code,
		regionShape(
			code,
			units.filter((unit) => parts.includes(unit.gu_a3!))
		)
	]);
	return Object.fromEntries([...byName, ...byPart].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const database = new DatabaseSync(process.argv[2]!, { readOnly: true });
const units = readLayer(database, 'states_provinces');
const disputed = readLayer(database, 'disputed_borders').flatMap((row) => row.shape.flat());
const write = (name: string, value: object) =>
	writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(value)}\n`);
write('admin1.json', lineTopology('admin1', admin1Lines(units)));
write('disputed.json', lineTopology('disputed', disputed, 0.003));
write('regions.json', regions(units));
