import { dayOf, daysOf, type Unit } from './unit.ts';
import { fallsOnItsWeekday } from './anchor.ts';
import { namedDay } from './named.ts';
import { numericDate } from './numeric.ts';
import { partOf, quarterOf } from './parts.ts';
import { yearAfter, type Context, type Phrase } from './phrase.ts';
import { relative } from './relative.ts';
import { solarDate } from './solar.ts';
import { bareMonth, monthOfYear, weekdayBefore, writtenDay } from './written.ts';
import { bareYear, century, decade, season } from './years.ts';

/** One time at a token, in any way of writing it; no range and no "before" or "since". */
export function point(context: Context, index: number): Phrase | null {
	return partOf(context, index, wholePoint) ?? wholePoint(context, index);
}

function wholePoint(context: Context, index: number): Phrase | null {
	const { kind } = context.tokens.at(index);
	if (kind === 'number')
		return (
			numericDate(context, index) ??
			namedDay(context, index) ??
			solarDate(context, index) ??
			writtenDay(context, index) ??
			century(context, index) ??
			decade(context, index) ??
			relative(context, index) ??
			bareYear(context, index)
		);
	if (kind === 'sign') return context.tokens.at(index).text === "'" ? decade(context, index) : null;
	if (kind === 'end') return null;
	return (
		onWeekday(context, index) ??
		namedDay(context, index) ??
		solarDate(context, index) ??
		writtenDay(context, index) ??
		monthOfYear(context, index) ??
		season(context, index) ??
		relative(context, index) ??
		century(context, index) ??
		decade(context, index) ??
		yearInWords(context, index) ??
		quarter(context, index) ??
		bareMonth(context, index)
	);
}

/** "Friday, 21 October 2016". Where the day of the week does not agree, the date is uncertain and says so. */
function onWeekday(context: Context, index: number): Phrase | null {
	const before = weekdayBefore(context, index);
	if (before === null) return null;
	const date = numericDate(context, before.next) ?? writtenDay(context, before.next);
	if (date === null || date.unit.kind !== 'day') return null;
	const unit: Unit = { ...date.unit, weekday: before.weekday };
	const days = daysOf(unit);
	if (days === null || fallsOnItsWeekday(unit, days.first)) return { ...date, unit };
	return {
		...date,
		unit: { ...date.unit, uncertain: true, note: `${dayOf(days.first)} is another day of the week` }
	};
}

/** "the year 2000", "the year 66". */
function yearInWords(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	if (
		tokens.at(index).text !== 'year' ||
		tokens.at(index + 1).kind !== 'number' ||
		tokens.at(index + 1).gap > 2
	)
		return null;
	return bareYear(context, index + 1);
}

/** "Q3 2017". */
function quarter(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const number = tokens.at(index + 1);
	if (tokens.at(index).text !== 'q' || number.gap > 0 || !(number.value >= 1 && number.value <= 4))
		return null;
	const year = yearAfter(context, index + 2);
	return year && { unit: quarterOf(year.year, number.value), next: year.next, rule: 'part' };
}
