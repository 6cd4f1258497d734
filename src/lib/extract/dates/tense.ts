import { seenFromPublication } from './anchor.ts';
import type { Context } from './phrase.ts';
import type { Unit } from './unit.ts';
import { future } from './vocabulary.ts';

/** 2 where the words before a date speak of the time to come, else 0. */
export function tense({ tokens }: Context, index: number): number {
	for (let back = 1; back <= 12; back++) {
		const token = tokens.at(index - back);
		if (token.kind === 'end' || /^[.;!?]$/u.test(token.text)) return 0;
		if (future.has(token.text)) return 2;
		if (token.gap === 3) return 0;
	}
	return 0;
}

/** Whether the words after a date, up to the end of its sentence, speak of what is to come. */
function announces({ tokens }: Context, index: number): boolean {
	for (let at = index; at < index + 12; at++) {
		const { kind, text, gap } = tokens.at(at);
		if (kind === 'end' || gap === 3 || /^[.;!?]$/u.test(text)) return false;
		if (text === 'will' || text === 'shall') return true;
	}
	return false;
}

/** Fills a missing year in by the publication date: the last such date, or the next where the words speak of what is to come. */
export function yearByPublication(context: Context, index: number, next: number, unit: Unit): Unit {
	const choice = tense(context, index) === 2 ? 'future' : announces(context, next) ? 'nearest' : 'past';
	return seenFromPublication(unit, context.anchor!, choice);
}
