import type { Lane } from '#lib/dataset/histogram.ts';

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
