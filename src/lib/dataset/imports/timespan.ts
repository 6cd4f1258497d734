import { readDate, spanOf, type DateReading } from './dates.ts';
import { listOf, objectOf, stringOf } from './own.ts';

/** The timespans and dated periods of a `when`. */
export function whensIn(holder: Record<string, unknown>): unknown[] {
	const when = objectOf(holder.when);
	if (!when) return [];
	const spans = listOf(when.timespans);
	// A single span may stand right in it.
	if (spans.length === 0 && objectOf(when.start)) return [{ start: when.start, end: when.end }];
	if (spans.length > 0) return spans;
	const words = [
		stringOf(when.label),
		...listOf(when.periods).map((one) => stringOf(objectOf(one)?.name))
	].filter((text) => text !== undefined);
	return words.length === 0 ? [] : [words.join('; ')];
}

export interface SpanReading {
	when: string | null;
	note: string | null;
	doubt?: { code: string; message: string };
}

/** A timespan as EDTF. Without an end it is the date of its beginning, as the format has it. */
export function readTimespan(span: unknown): SpanReading {
	if (typeof span === 'string')
		return {
			when: null,
			note: span,
			doubt: { code: 'date-words', message: 'a period without dates: kept in words' }
		};
	const { start, end } = objectOf(span) ?? {};
	const [first, last] = [endOf(start), endOf(end)];
	const words = [wordsOf(start, 'from'), wordsOf(end, 'to')].filter((text) => text !== '').join(' ');
	if (first === null && last === null) return { when: null, note: null };
	for (const one of [first, last]) {
		if (one?.exact && one.exact.when === null) return { when: null, note: words, doubt: one.exact.doubt };
	}
	if (first?.exact && (last === null || last.exact)) {
		const read = last === null ? first.exact : spanOf(first.exact, last.exact!);
		return {
			when: read.when,
			note: read.when === null ? words : null,
			...(read.when === null ? { doubt: read.doubt } : read.told && { doubt: read.told })
		};
	}
	if (first === null && last?.exact && last.exact.when !== null)
		return { when: `/${last.exact.when}`, note: null };
	// What is known only to lie between two dates: the same at both ends is one moment.
	if (first && last && first.text === last.text) {
		const moment = `[${first.earliest ?? ''}..${first.latest ?? ''}]`;
		const read = readDate(moment);
		if (read.when !== null) return { when: read.when, note: null };
	}
	const outer = `${first?.earliest ?? first?.exact?.when ?? '..'}/${last?.latest ?? last?.exact?.when ?? (last === null ? (first?.latest ?? '..') : '..')}`;
	const read: DateReading = readDate(outer);
	return read.when === null
		? { when: null, note: words, doubt: read.doubt }
		: {
				when: read.when,
				note: words,
				doubt: {
					code: 'date-bounds',
					message: `the ends are known only within bounds: read as the longest span, ${outer}`
				}
			};
}

/** One end in words, as exact as it was given. */
function wordsOf(value: unknown, name: string): string {
	const end = endOf(value);
	if (end === null) return '';
	if (end.exact) return `${name} ${end.text}`;
	if (end.earliest === undefined) return `${name} ${end.latest} at the latest`;
	if (end.latest === undefined) return `${name} ${end.earliest} at the earliest`;
	return `${name} between ${end.earliest} and ${end.latest}`;
}

function endOf(
	value: unknown
): { exact: DateReading | null; earliest?: string; latest?: string; text: string } | null {
	const text = (one: unknown): string =>
		typeof one === 'number' ? String(one) : typeof one === 'string' ? one : '';
	if (typeof value === 'string' || typeof value === 'number')
		return text(value) === '' ? null : { exact: readDate(text(value)), text: text(value) };
	const told = objectOf(value);
	if (!told) return null;
	const [exact, earliest, latest] = [text(told.in), text(told.earliest), text(told.latest)];
	if (exact !== '') return { exact: readDate(exact), text: exact };
	if (earliest === '' && latest === '') return null;
	return {
		exact: null,
		...(earliest !== '' && { earliest }),
		...(latest !== '' && { latest }),
		text: `${earliest}..${latest}`
	};
}
