import { formatNumber, type Language, type Messages } from '#lib/language/language.ts';
import type { Calendar } from '#lib/time/calendar.ts';
import { formatMonth, formatWindow, formatYear } from '#lib/time/format.ts';
import type { Step } from '#lib/time/step.ts';
import type { Window } from '#lib/time/window.ts';
import type { Stretch } from './scale.ts';

export interface Speaker {
	language: Language;
	calendar: Calendar;
	messages: Messages;
}

/** "July 2016 to February 2018". */
export function periodText(window: Window, { language, calendar, messages }: Speaker): string {
	return formatWindow(window, { language, calendar, words: messages.when });
}

/** "Jan 1988 – Dec 1992", for where there is little room: whole months, in which the window begins and ends. */
export function shortPeriod({ from, to }: Stretch, { language, calendar, messages }: Speaker): string {
	const reader = { language, calendar };
	const [first, last] = [formatMonth(from, reader, 'short'), formatMonth(to - 1, reader, 'short')];
	return first === last ? first : messages.when.range(first, last);
}

/** "44 events, 5 of them possibly". */
export function countText(sure: number, possible: number, { language, messages }: Speaker): string {
	const all = sure + possible;
	if (all === 0) return messages.count.noEvents;
	const number = formatNumber(all, language);
	if (possible === 0) return messages.count.events(all, number);
	return messages.count.eventsPossible(all, number, formatNumber(possible, language));
}

/** "per month", "per 6 months": what one bar stands for. */
export function perText({ unit, count }: Step, { language, messages }: Speaker): string {
	const { per, perMany, unitNames } = messages.time;
	if (count === 1) return per[unit];
	if (unit === 'month' && count === 3) return per.quarter;
	return perMany(formatNumber(count, language), unitNames[unit]);
}

/** "1979 – 2018": the years that the overview shows. */
export function yearsText({ from, to }: Stretch, { language, calendar, messages }: Speaker): string {
	const reader = { language, calendar };
	const [first, last] = [formatYear(from, reader), formatYear(to - 1, reader)];
	return first === last ? first : messages.when.range(first, last);
}

/** "June 2017: 11 events, 2 of them possibly": the name of a bar. */
export function barText(span: Stretch, sure: number, possible: number, speaker: Speaker): string {
	return speaker.messages.time.barLabel(periodText(span, speaker), countText(sure, possible, speaker));
}
