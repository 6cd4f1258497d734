import type { MultiLineString } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject } from 'topojson-specification';
import type { Countries, Country } from './countries.ts';
import { planarLines, type Point } from './planar.ts';

/** Lines between countries, in planar degrees. */
export interface Borders {
	agreed: Point[][];
	disputed: Point[][];
}

type Rule = { between: [string, string]; where?: (point: Point) => boolean };

/**
 * Borders of the source that are in dispute along their whole length or where a rule says, beside the claim lines of
 * disputed.json. Units without an ISO code (Northern Cyprus, Somaliland, Siachen) have no agreed border at all.
 */
const DISPUTED: Rule[] = [
	{ between: ['IL', 'PS'] },
	{ between: ['IL', 'SY'] },
	{ between: ['EH', 'MA'] },
	{ between: ['RS', 'XK'] },
	// Line of control in Kashmir; line of actual control in the west of the other.
	{ between: ['IN', 'PK'], where: ([, lat]) => lat > 32.7 },
	{ between: ['CN', 'IN'], where: ([lon]) => lon < 80.2 }
];

/** The borders of the world, each line once. */
export function bordersOf({ topology, units }: Countries): Borders {
	const unitOf = new Map<GeometryObject, Country>(units.map((unit) => [unit.arcs, unit]));
	const collection: GeometryCollection = {
		type: 'GeometryCollection',
		geometries: units.map(({ arcs }) => arcs)
	};
	const ruleOf = (a: GeometryObject, b: GeometryObject): Rule | 'all' | null => {
		const codes = [unitOf.get(a)?.code, unitOf.get(b)?.code];
		if (codes.includes(null)) return 'all';
		return DISPUTED.find(({ between }) => between.every((code) => codes.includes(code))) ?? null;
	};
	const linesWhere = (keep: (rule: Rule | 'all' | null) => boolean): Point[][] =>
		planarLines(mesh(topology, collection, (a, b) => a !== b && keep(ruleOf(a, b))) as MultiLineString);
	const borders: Borders = {
		agreed: linesWhere((rule) => rule === null),
		disputed: linesWhere((rule) => rule === 'all' || (rule !== null && !rule.where))
	};
	for (const rule of DISPUTED) {
		if (!rule.where) continue;
		for (const run of linesWhere((other) => other === rule).flatMap((line) => runs(line, rule.where!)))
			(run.inside ? borders.disputed : borders.agreed).push(run.line);
	}
	return borders;
}

/** A line cut where a test on its points changes; the pieces meet. */
function runs(line: Point[], test: (point: Point) => boolean): { line: Point[]; inside: boolean }[] {
	const pieces: { line: Point[]; inside: boolean }[] = [];
	for (const point of line) {
		const inside = test(point);
		const last = pieces.at(-1);
		if (last?.inside === inside) last.line.push(point);
		else pieces.push({ line: last ? [last.line.at(-1)!, point] : [point], inside });
	}
	return pieces.filter((piece) => piece.line.length > 1);
}
