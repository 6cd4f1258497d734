import { weekdayOf } from './anchor.ts';
import { afterPartOfDay, day, phrase } from './distance.ts';
import type { Context, Phrase } from './phrase.ts';
import { tense } from './tense.ts';
import { functionWords, weekdays } from './vocabulary.ts';

/** -1: before the day; 1: after it; 0: the last one, the day itself included; 2: the next one, the day itself included. */
export function weekdayFrom(anchor: number, weekday: number, step: number): number {
	const back = (weekdayOf(anchor) - weekday + 7) % 7;
	if (step === 0) return anchor - back;
	if (step === -1) return anchor - (back === 0 ? 7 : back);
	const forth = (7 - back) % 7;
	return anchor + (step === 1 && forth === 0 ? 7 : forth);
}

/** A day of the week by itself. "Friday prayers", "every Sunday", "Bloody Sunday" and "The Sunday Times" are none. */
export function weekday(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const { text, capital, gap } = tokens.at(index);
	const wanted = weekdays.get(text);
	if (wanted === undefined || !capital) return null;
	const before = gap === 3 ? null : tokens.at(index - 1);
	if (before && /^(?:any|every|each|bloody|black|good|ash|easter|palm|cyber|super|holy)$/u.test(before.text))
		return null;
	const after = tokens.at(index + 1);
	if (
		/^(?:prayers?|times|mirror|telegraph|post|mail|express|herald|sun|review|school|sermons?|live|league|mass)$/u.test(
			after.text
		)
	)
		return null;
	if (after.text === 's' && after.gap === 0) return null;
	const next = afterPartOfDay(context, index + 1);
	// "It was a Friday", "on a Friday"; but "a Friday meeting".
	if (
		/^(?:a|the)$/u.test(before?.text ?? '') &&
		!(tokens.at(next).kind === 'word' && !functionWords.has(tokens.word(next)))
	)
		return null;
	const step = tense(context, index);
	return phrase(context, next, 'weekday', (anchor) => day(weekdayFrom(anchor, wanted, step)));
}
