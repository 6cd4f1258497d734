import { parseDate } from '#lib/time/edtfdate.ts';
import { counts, dayNumber, shortYear, standsAlone, yearAfter, type Context, type Phrase } from './phrase.ts';
import { dayText, type Join, type Unit } from './unit.ts';
import { months, needsCapital, partsOfDay, shortWeekdays, weekdays } from './vocabulary.ts';

const joins = new Map<string, Join>([
	['-', 'to'],
	['to', 'to'],
	['until', 'to'],
	['till', 'to'],
	['through', 'to'],
	['and', 'and'],
	['&', 'and'],
	['or', 'or']
]);

/** A month by its name or short form. `at` may follow something else in the same paragraph. */
export function monthName({ tokens }: Context, index: number): { month: number; next: number } | null {
	const { text, capital } = tokens.at(index);
	const month = months.get(text);
	if (month === undefined || (needsCapital.has(text) && !capital)) return null;
	const point = tokens.at(index + 1);
	const isShort = text.length <= 4 && text !== 'may' && text !== 'june' && text !== 'july';
	return { month, next: isShort && point.text === '.' && point.gap === 0 ? index + 2 : index + 1 };
}

/** "30 July 2016", "3rd of May", "July 30, 2016", "3-7 May 1988", "May 3 and 7", each with or without its year. */
export function writtenDay(context: Context, index: number): Phrase | null {
	return dayFirst(context, index) ?? monthFirst(context, index);
}

function dayFirst(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const day = dayNumber(context, index);
	if (day === null) return null;
	const other = joined(context, day.next);
	let at = other?.next ?? day.next;
	if (tokens.word(at) === 'of') at++;
	else if (/^[-/,]$/u.test(tokens.word(at))) at++;
	if (tokens.at(at).gap === 3) return null;
	const month = monthName(context, at);
	if (month === null) return null;
	return dated(context, month.month, day.day, other, month.next);
}

function monthFirst(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const month = monthName(context, index);
	if (month === null || tokens.at(month.next).gap === 3) return null;
	const start = tokens.word(month.next) === 'the' ? month.next + 1 : month.next;
	const day = dayNumber(context, start);
	if (day === null || counts(context, day.next - 1) || monthName(context, day.next)) return null;
	const other = joined(context, day.next);
	if (other && (counts(context, other.next - 1) || monthName(context, other.next)))
		return dated(context, month.month, day.day, null, day.next);
	return dated(context, month.month, day.day, other, other?.next ?? day.next);
}

/** A second day of the same month: "-7", "to 7", "and 7". */
function joined(context: Context, index: number): { day: number; join: Join; next: number } | null {
	const join = joins.get(context.tokens.word(index));
	if (join === undefined || context.tokens.at(index + 1).gap === 3) return null;
	const at = context.tokens.word(index + 1) === 'the' ? index + 2 : index + 1;
	const other = dayNumber(context, at);
	return other && { ...other, join };
}

function dated(
	context: Context,
	month: number,
	day: number,
	other: { day: number; join: Join } | null,
	next: number
): Phrase | null {
	const written = yearAfter(context, next) ?? dashedShortYear(context, next);
	const year = written?.year ?? null;
	const inferred = written?.inferred ? { inferred: written.inferred } : {};
	const of = (each: number): Unit => ({ kind: 'day', year, month, day: each, ...inferred });
	if (!exists(year, month, day) || (other && !exists(year, month, other.day))) return null;
	if (other?.join === 'to' && other.day <= day) return null;
	const unit: Unit = other
		? { kind: 'pair', join: other.join, first: of(day), last: of(other.day) }
		: of(day);
	return { unit, next: written?.next ?? next, rule: other ? 'range' : 'day' };
}

const exists = (year: number | null, month: number, day: number): boolean =>
	parseDate(dayText(year ?? 2000, month, day)) !== null;

/** "30-Jan-88", "30/Jan/88". */
function dashedShortYear(context: Context, index: number): ReturnType<typeof yearAfter> {
	const { tokens } = context;
	if (!/^[-/]$/u.test(tokens.word(index)) || tokens.at(index).gap > 0 || tokens.at(index + 1).gap > 0)
		return null;
	const token = tokens.at(index + 1);
	if (token.kind === 'number' && token.end - token.start === 4 && standsAlone(context, index + 1))
		return token.value >= 1000 && token.value <= 2100 ? { year: token.value, next: index + 2 } : null;
	const short = shortYear(context, index + 1);
	return short && { ...short, next: index + 2 };
}

/** "July 1988", "July of 1988", "July ’88", "July and August 1988", "May or June 1988". */
export function monthOfYear(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const month = monthName(context, index);
	if (month === null) return null;
	const join = joins.get(tokens.word(month.next));
	const other = join && tokens.at(month.next + 1).gap < 3 ? monthName(context, month.next + 1) : null;
	const year = yearAfter(context, other?.next ?? month.next);
	if (year === null) return null;
	const inferred = year.inferred ? { inferred: year.inferred } : {};
	const last: Unit = { kind: 'month', year: year.year, month: (other ?? month).month, ...inferred };
	if (!join || !other) return { unit: last, next: year.next, rule: 'month' };
	const first: Unit = {
		kind: 'month',
		year: month.month > other.month ? year.year - 1 : year.year,
		month: month.month,
		...inferred
	};
	return { unit: { kind: 'pair', join, first, last }, next: year.next, rule: 'range' };
}

/** Words after which a month without day and year is still a date. */
const beforeMonth =
	/^(?:in|since|during|until|till|by|from|of|last|this|next|early|late|mid|through|throughout|before|after|between|to|end|beginning|middle)$/u;

/** "in May", "since July": its year is not written. */
export function bareMonth(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	if (tokens.at(index).gap === 3 || !tokens.at(index).capital) return null;
	const before = tokens.at(index - 1).text;
	if (!beforeMonth.test(before === '-' || before === 'the' ? tokens.at(index - 2).text : before)) return null;
	const month = monthName(context, index);
	if (month === null || tokens.word(month.next) === "'") return null;
	const after = tokens.at(month.next);
	// "in May Day marches", "in March Street": a name goes on.
	if (after.gap === 1 && after.kind === 'word' && after.capital) return null;
	return { unit: { kind: 'month', year: null, month: month.month }, next: month.next, rule: 'month' };
}

/** A day of the week before a date: "Friday, 21 October 2016", "Saturday evening,\nJuly 30". Gives what comes next. */
export function weekdayBefore({ tokens }: Context, index: number): { weekday: number; next: number } | null {
	const { text, capital } = tokens.at(index);
	const weekday = weekdays.get(text) ?? shortWeekdays.get(text);
	if (weekday === undefined || !capital) return null;
	let at = index + 1;
	if (tokens.word(at) === '.' && shortWeekdays.has(text)) at++;
	if (partsOfDay.has(tokens.word(at))) at++;
	while (/^[-,(]$/u.test(tokens.word(at)) || tokens.word(at) === 'the' || tokens.word(at) === 'on') at++;
	return tokens.at(at).gap === 3 ? null : { weekday, next: at };
}
