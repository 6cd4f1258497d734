import { fromDays, toDays } from '#lib/time/gregorian.ts';
import { monthsFrom, weekdayOf } from './anchor.ts';
import { afterPartOfDay, day, phrase } from './distance.ts';
import type { Context, Phrase } from './phrase.ts';
import { tense } from './tense.ts';
import { dayOf, type Unit } from './unit.ts';
import { months, partsOfDay, seasons, weekdays } from './vocabulary.ts';
import { weekdayFrom } from './weekday.ts';

const steps = new Map([
	['last', -1],
	['this', 0],
	['next', 1],
	['past', -1],
	['coming', 1]
]);

/** "last week", "this Monday", "next March": a step of -1, 0 or 1 and what it steps by. */
export function stepped(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	let at = index;
	if (tokens.at(at).text === 'this' && /^(?:past|coming|last)$/u.test(tokens.word(at + 1))) at++;
	const step = steps.get(tokens.at(at).text);
	if (step === undefined || tokens.at(at + 1).gap > 2) return null;
	if (at === index && /^(?:past|coming)$/u.test(tokens.at(at).text)) return null;
	const before = tokens.at(index - 1);
	const isWithArticle = tokens.at(index).gap < 3 && before.text === 'the';
	const word = tokens.word(at + 1);
	const next = at + 2;
	const season = seasons.get(word);
	if (season !== undefined)
		return phrase(context, next, 'relative', (anchor) => steppedSeason(anchor, season, step));
	const monday = weekdays.get(word);
	if (monday !== undefined) {
		const choose = (anchor: number) =>
			day(weekdayFrom(anchor, monday, step === 0 ? tense(context, index) : step));
		return phrase(context, afterPartOfDay(context, next), 'weekday', choose);
	}
	const month = tokens.at(at + 1).capital ? months.get(word) : undefined;
	if (month !== undefined && tokens.at(next).kind !== 'number')
		return phrase(context, next, 'relative', (anchor) => steppedMonth(anchor, month, step));
	if (step <= 0 && partsOfDay.has(word) && (word !== 'noon' || step === 0))
		return phrase(context, next, 'relative', (anchor) => day(anchor + step));
	if (isWithArticle) return null;
	const of = { week, weekend, month: monthOf, year: yearOf, decade: decadeOf, century: centuryOf }[word];
	return of ? phrase(context, next, 'relative', (anchor) => of(anchor, step)) : null;
}

/** Weeks begin on Monday. */
export function week(anchor: number, step: number): Unit {
	const monday = anchor - weekdayOf(anchor) + 7 * step;
	return { kind: 'stretch', first: dayOf(monday), last: dayOf(monday + 6) };
}

function weekend(anchor: number, step: number): Unit {
	const saturday = anchor - weekdayOf(anchor) + 5 + 7 * step;
	return { kind: 'stretch', first: dayOf(saturday), last: dayOf(saturday + 1) };
}

export function monthOf(anchor: number, step: number): Unit {
	const { year, month } = monthsFrom(anchor, step);
	return { kind: 'month', year, month };
}

export const yearOf = (anchor: number, step: number): Unit => ({
	kind: 'year',
	year: fromDays(anchor).year + step
});

const decadeOf = (anchor: number, step: number): Unit => ({
	kind: 'decade',
	year: (Math.floor(fromDays(anchor).year / 10) + step) * 10
});

const centuryOf = (anchor: number, step: number): Unit => ({
	kind: 'century',
	year: (Math.floor(fromDays(anchor).year / 100) + step) * 100
});

/** Last summer is the last one that was over; this summer the one of the year; next summer the next to begin. Northern. */
function steppedSeason(anchor: number, season: number, step: number): Unit {
	const { year } = fromDays(anchor);
	const of = (each: number): Unit => ({ kind: 'season', season, year: each });
	const firstDay = (each: number) => toDays(each, (season - 20) * 3, 1);
	const endDay = (each: number) =>
		season === 24 ? toDays(each + 1, 3, 1) : toDays(each, (season - 20) * 3 + 3, 1);
	if (step < 0) return of([year, year - 1, year - 2].find((each) => endDay(each) <= anchor)!);
	if (step > 0) return of([year, year + 1].find((each) => firstDay(each) > anchor)!);
	return of(season === 24 && anchor < endDay(year - 1) ? year - 1 : year);
}

function steppedMonth(anchor: number, month: number, step: number): Unit {
	const now = fromDays(anchor);
	const year =
		step < 0
			? month < now.month
				? now.year
				: now.year - 1
			: step > 0 && month <= now.month
				? now.year + 1
				: now.year;
	return { kind: 'month', year, month };
}
