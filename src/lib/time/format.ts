import { floorTo } from './calendar.ts';
import { formatDay, formatMonth, formatPart, formatYear, type Reader } from './datelabel.ts';
import { parseEdtf } from './edtf.ts';
import { sentence } from './sentence.ts';
import type { FormatOptions } from './statement.ts';
import type { Tick } from './ticks.ts';
import type { Window } from './window.ts';

export { formatDay, formatMonth, formatYear } from './datelabel.ts';
export type { FormatOptions } from './statement.ts';
export type { WhenWords } from './words.ts';

/**
 * An EDTF date in words, exactly as precise as it is stated: "1 June 2017", "About July 1988 – about September 1988". In
 * another calendar an exact day is converted; a month, season or year keeps its Gregorian name, with the equivalent in
 * brackets. Null is "undated"; a text that is not EDTF comes back as it is.
 */
export function formatWhen(text: string | null, options: FormatOptions): string {
	if (text === null) return options.words.undated;
	const edtf = parseEdtf(text);
	return edtf === null ? text : capitalised(sentence(edtf, options), options);
}

/** "July 2016 – February 2018": years where it covers whole years of the reader's calendar, else months, else days. */
export function formatWindow({ from, to }: Window, options: FormatOptions): string {
	const { words, calendar } = options;
	const name = (ms: number): string => {
		if (isEdge(from, 'year') && isEdge(to, 'year')) return formatYear(ms, options);
		return isEdge(from, 'month') && isEdge(to, 'month') ? formatMonth(ms, options) : formatDay(ms, options);
	};
	const isEdge = (ms: number | null, unit: 'month' | 'year'): boolean =>
		ms === null || floorTo(ms, unit, calendar) === ms;
	const first = from === null ? null : name(from);
	const last = to === null ? null : name(to - 1);
	if (first === null)
		return last === null ? (words.always ?? words.undated) : capitalised(words.until(last), options);
	if (last === null) return capitalised(words.since(first), options);
	return first === last ? first : (words.period ?? words.range)(first, last);
}

/**
 * The short label of a tick; a major one names the larger unit that begins there: "5" or "Jul 2016" among days, "Jul" or
 * "2016" among months.
 */
export function formatTick({ at, unit, major }: Tick, reader: Reader): string {
	if (unit === 'day')
		return major ? formatMonth(at, reader, 'short') : formatPart(at, reader, 'day', 'short');
	if (unit === 'month' || unit === 'quarter')
		return major ? formatYear(at, reader) : formatPart(at, reader, 'month', 'short');
	return formatYear(at, reader);
}

function capitalised(text: string, { language }: Reader): string {
	return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
