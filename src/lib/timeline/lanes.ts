import { packLanes, type Lane } from '#lib/dataset/histogram.ts';

/** A part of a lane: `sure` ones are drawn solid, the others dotted. */
export interface LanePiece {
	from: number;
	to: number;
	sure: boolean;
}

/** The parts of a lane in order of time: what may belong to it, what surely does, what may. Only the sure one if asked. */
export function lanePieces({ from, to, kind, surely }: Lane, withPossible: boolean): LanePiece[] {
	const sure = kind === 'lasting' && surely.from < surely.to;
	if (!sure) return withPossible ? [{ from, to, sure: false }] : [];
	const pieces = [
		{ from, to: surely.from, sure: false },
		{ from: surely.from, to: surely.to, sure: true },
		{ from: surely.to, to, sure: false }
	];
	return pieces.filter((piece) => piece.from < piece.to && (withPossible || piece.sure));
}

/**
 * Rows for lanes, at most `most`: lasting events first, then moments within two dates, last those with an open end ("before
 * 2017"), which say least and would take every row. Lasting ones leave a row to the others. Gives how many found no row.
 */
export function arrangeLanes(lanes: readonly Lane[], most: number): { rows: Lane[][]; left: number } {
	const open = (lane: Lane): boolean => !Number.isFinite(lane.to - lane.from);
	const lasting = lanes.filter(({ kind }) => kind === 'lasting');
	const within = lanes.filter((lane) => lane.kind === 'somewhere' && !open(lane));
	const unbounded = lanes.filter((lane) => lane.kind === 'somewhere' && open(lane));
	const rows: Lane[][] = [];
	let left = 0;
	for (const group of [lasting, within, unbounded]) {
		const kept = group === lasting && lasting.length < lanes.length ? 1 : 0;
		const packed = packLanes(group, Math.max(0, most - rows.length - kept));
		rows.push(...packed.rows);
		left += packed.left;
	}
	return { rows, left };
}
