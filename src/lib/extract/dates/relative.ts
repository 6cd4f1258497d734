import { fromDays, toDays } from '#lib/time/gregorian.ts';
import { ago, upToNow } from './ago.ts';
import { afterPartOfDay, day, phrase } from './distance.ts';
import type { Context, Phrase } from './phrase.ts';
import { monthOf, stepped, week, yearOf } from './step.ts';
import { dayOf, dayText, four, two } from './unit.ts';
import { weekday } from './weekday.ts';

/** "yesterday", "last week", "next March", "on Saturday", "three weeks ago", "over the past few months", "earlier this year". */
export function relative(context: Context, index: number): Phrase | null {
	return (
		namedDistance(context, index) ??
		stepped(context, index) ??
		weekday(context, index) ??
		ago(context, index) ??
		upToNow(context, index) ??
		withinThis(context, index) ??
		turnOfYear(context, index)
	);
}

const distances = new Map([
	['yesterday', -1],
	['today', 0],
	['tonight', 0],
	['tomorrow', 1]
]);

function namedDistance(context: Context, index: number): Phrase | null {
	const { text } = context.tokens.at(index);
	const distance = distances.get(text);
	if (distance === undefined) return null;
	const after = context.tokens.at(index + 1);
	// "today's young people": these times, not a day.
	if (text === 'today' && after.text === "'" && after.gap === 0) return null;
	return phrase(context, afterPartOfDay(context, index + 1), 'relative', (anchor) => day(anchor + distance));
}

/** "earlier this year", "later this month". */
function withinThis(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const { text } = tokens.at(index);
	if (!/^(?:earlier|later)$/u.test(text) || tokens.word(index + 1) !== 'this') return null;
	const of = { week, month: monthOf, year: yearOf }[tokens.word(index + 2)];
	if (!of) return null;
	return phrase(context, index + 3, 'relative', (anchor) => {
		const unit = of(anchor, 0);
		const { year, month, day } = fromDays(anchor);
		const isYear = unit.kind === 'year';
		const now = isYear ? `${four(year)}-${two(month)}` : dayText(year, month, day);
		const from = isYear ? `${four(year)}-01` : unit.kind === 'stretch' ? unit.first : dayText(year, month, 1);
		const length =
			unit.kind === 'stretch'
				? unit.last
				: dayOf(toDays(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - 1);
		const to = isYear ? `${four(year)}-12` : length;
		return text === 'earlier'
			? { kind: 'stretch', first: from, last: now }
			: { kind: 'stretch', first: now, last: to };
	});
}

/** "the turn of the year": the New Year nearest to publication. */
function turnOfYear(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const words = ['turn', 'of', 'the', 'year'];
	if (
		tokens.at(index).text !== 'turn' ||
		!words.every((word, at) => at === 0 || tokens.word(index + at) === word)
	)
		return null;
	const after = tokens.at(index + 4);
	if (after.kind === 'number' && after.gap === 1) return null;
	return phrase(context, index + 4, 'relative', (anchor) => {
		const { year, month } = fromDays(anchor);
		const begun = month <= 6 ? year : year + 1;
		return { kind: 'stretch', first: `${four(begun - 1)}-12`, last: `${four(begun)}-01`, approximate: true };
	});
}
