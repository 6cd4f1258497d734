import { fromDays } from '#lib/time/gregorian.ts';
import { counted } from './anchor.ts';
import type { Context, Phrase } from './phrase.ts';
import type { Unit } from './unit.ts';
import { partsOfDay } from './vocabulary.ts';

/** The day that lies `days` after 1970-01-01. */
export const day = (days: number): Unit => ({ kind: 'day', ...fromDays(days) });

/** A phrase whose time is counted from the publication date by `from`. */
export function phrase(
	context: Context,
	next: number,
	rule: Phrase['rule'],
	from: (day: number) => Unit
): Phrase {
	return { unit: counted(context.anchor, from), next, rule };
}

/** Passes "morning", "night" and the like. */
export const afterPartOfDay = ({ tokens }: Context, index: number): number =>
	partsOfDay.has(tokens.word(index)) ? index + 1 : index;
