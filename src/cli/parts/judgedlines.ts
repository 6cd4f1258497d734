import type { Event } from '#lib/dataset/schema.ts';
import { happenedThere } from '#lib/dataset/terms.ts';
import type { ToldProblems } from './toldproblems.ts';

/** What a line is: an accepted event or withheld by the redaction; neither: refused. */
export const ACCEPTED = 1;
export const WITHHELD = 2;
/** What an accepted event is. */
export const PROPOSED = 4;
export const PLACED = 8;
export const DATED = 16;

/** Lines of one part that have been judged, now or by an earlier run: a few bytes each. */
export interface JudgedLines {
	file: string;
	count: number;
	/** Where each stands in its file, from 1. */
	line: ArrayLike<number>;
	/** The flags above. */
	state: ArrayLike<number>;
	/** `idDigest` of the id that a line states; NaN where it states none. */
	own: ArrayLike<number>;
	/** How many citations an accepted event has. */
	citations: ArrayLike<number>;
	idOf: (at: number) => string;
	/** The id of what an accepted event is part of; empty: of nothing. */
	wholeOf: (at: number) => string;
	problems: Pick<ToldProblems, 'told' | 'counts'>;
	/** Ids of places that events have as their area. */
	areas: Iterable<string>;
}

export const stateOf = ({ status, places, when }: Event): number =>
	ACCEPTED |
	(status === 'proposed' ? PROPOSED : 0) |
	(places.some(happenedThere) ? PLACED : 0) |
	(when === null ? 0 : DATED);
