import { parseEdtf, type End } from '#lib/time/edtf.ts';
import { fromDays, toDays } from '#lib/time/gregorian.ts';
import { DAY } from '#lib/time/range.ts';
import { readWhen, type When } from '#lib/time/when.ts';
import { printWindow } from '#lib/time/window.ts';
import type { Catalogue, Entry } from '../catalogue.ts';

/** First and last day, or year or month; what is open, or not known, is left out. */
export interface Bounds {
	earliest?: string;
	latest?: string;
}

/** The date as it is written, so that an open end stays open: in a catalogue it runs to the atlas's last day. */
export const whenOf = ({ dataset }: Catalogue, { event }: Entry): When | null =>
	event.when === null ? null : readWhen(event.when, dataset.atlas.hemisphere);

/** ISO 8601 of the day that holds an instant (UTC ms), astronomical years; none outside four digits. */
export function isoDay(ms: number): string | undefined {
	const { year, month, day } = fromDays(Math.floor(ms / DAY));
	if (Math.abs(year) > 9999) return undefined;
	const digits = (n: number, width: number): string => String(n).padStart(width, '0');
	return `${year < 0 ? '-' : ''}${digits(Math.abs(year), 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

const bounds = (earliest?: string, latest?: string): Bounds => ({
	...(earliest !== undefined && { earliest }),
	...(latest !== undefined && { latest })
});

/** The days, both included, between which a date lies or lasts. */
export function dayBounds(when: When | null): Bounds {
	const { earliest = null, latest = null } = when ?? {};
	return bounds(
		earliest === null ? undefined : isoDay(earliest),
		latest === null ? undefined : isoDay(latest - 1)
	);
}

/** The same as year, month or day, as short as it can be said: 1988 to 1988, 1981-03 to 1992. */
export function shortBounds(when: When | null): Bounds {
	if (when === null) return {};
	const [first = '..', last = first] = printWindow({ from: when.earliest, to: when.latest }).split('/');
	return bounds(first === '..' ? undefined : first, last === '..' ? undefined : last);
}

/** UTC ms, half-open, of one exact day or of a period between two; null for every other date. */
export function exactDays(edtf: string | null): { from: number; to: number } | null {
	const read = edtf === null ? null : parseEdtf(edtf);
	if (read === null || read.form === 'set') return null;
	const [start, end] = read.form === 'interval' ? [read.start, read.end] : [read, read];
	const [from, last] = [exactDay(start), exactDay(end)];
	return from === null || last === null || last < from ? null : { from, to: last + DAY };
}

function exactDay(end: End): number | null {
	const text = plainDate(end);
	if (text?.length !== 10) return null;
	const [year, month, day] = text.split('-').map(Number) as [number, number, number];
	return toDays(year, month, day) * DAY;
}

/** Both ends of a date, each where it is a year, month or day without any doubt, in years 1 to 9999. */
export function plainBounds(edtf: string | null): Bounds {
	const read = edtf === null ? null : parseEdtf(edtf);
	if (read === null || read.form === 'set') return {};
	const [start, end] = read.form === 'interval' ? [read.start, read.end] : [read, read];
	return bounds(plainDate(start), plainDate(end));
}

function plainDate(end: End): string | undefined {
	if (typeof end === 'string' || end.form !== 'calendar' || end.approximate || end.uncertain)
		return undefined;
	const text = [end.year, end.month, end.day].filter((part) => part !== null).join('-');
	return /^(?!0000)\d{4}(?:-\d\d){0,2}$/u.test(text) ? text : undefined;
}
