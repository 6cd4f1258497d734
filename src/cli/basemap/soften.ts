import { lineString, simplify } from '@turf/turf';
import type { Point } from './planar.ts';

/** Degrees: the source of lakes and rivers stands on a grid of this step, whose stairs would show from zoom 6. */
const STEP = 0.036;

/** A line without the stairs of a coarse grid: simplified by half a step, then its corners cut once (Chaikin). */
export function soften(line: Point[]): Point[] {
	const plain = simplify(lineString(line), { tolerance: STEP / 2 }).geometry.coordinates as Point[];
	if (plain.length < 3) return plain;
	const closed = String(plain[0]) === String(plain.at(-1));
	const cut = plain.slice(1).flatMap(([u, v], index): Point[] => {
		const [x, y] = plain[index]!;
		return [
			[0.75 * x + 0.25 * u, 0.75 * y + 0.25 * v],
			[0.25 * x + 0.75 * u, 0.25 * y + 0.75 * v]
		];
	});
	return closed ? [...cut, cut[0]!] : [plain[0]!, ...cut.slice(1, -1), plain.at(-1)!];
}
