import type { Position } from 'geojson';

/** Finer than 10⁻⁷ degrees, about a centimetre, nobody publishes: such a ring stays as it is. */
const MOST_DECIMALS = 7;

/** A ring in whole numbers: how many decimals a degree has, then west-east and south-north steps, the first from 0, 0. */
export type PackedRing = number[];

/**
 * A ring of positions in as few digits as say the same: about a third of the bytes of its JSON.
 * Null where a position has a height, or more decimals than are packed.
 */
export function packRing(ring: readonly Position[]): PackedRing | null {
	for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
		const scale = 10 ** decimals;
		const isWhole = (degrees: number): boolean => Math.round(degrees * scale) / scale === degrees;
		if (!ring.every((position) => position.length === 2 && position.every(isWhole))) continue;
		const packed: PackedRing = [decimals];
		let [x, y] = [0, 0];
		for (const position of ring) {
			const [nextX, nextY] = position.map((degrees) => Math.round(degrees * scale)) as [number, number];
			packed.push(nextX - x, nextY - y);
			[x, y] = [nextX, nextY];
		}
		return packed;
	}
	return null;
}

/** The same positions, digit by digit. */
export function unpackRing([decimals, ...steps]: PackedRing): Position[] {
	const scale = 10 ** decimals!;
	const ring: Position[] = [];
	let [x, y] = [0, 0];
	for (let at = 0; at < steps.length; at += 2) {
		x += steps[at]!;
		y += steps[at + 1]!;
		ring.push([x / scale, y / scale]);
	}
	return ring;
}
