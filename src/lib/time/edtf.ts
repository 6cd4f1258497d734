import { type EdtfDate, parseDate } from './edtfdate.ts';

/** `open`: `..`, without limit. `unknown`: nothing written; there is an end, and it is not known. */
export type End = EdtfDate | 'open' | 'unknown';
/** `x..y` within a set; at most one side is open. */
export interface Consecutive {
	form: 'consecutive';
	start: EdtfDate | 'open';
	end: EdtfDate | 'open';
}
export interface EdtfInterval {
	form: 'interval';
	start: End;
	end: End;
}
/** `every`: `{a,b}`, all of them. `one`: `[a,b]`, one of them. */
export interface EdtfSet {
	form: 'set';
	mode: 'every' | 'one';
	members: (EdtfDate | Consecutive)[];
}
export type Edtf = EdtfDate | EdtfInterval | EdtfSet;

/** The longest sensible date is far shorter; a longer text is refused unread. */
export const LONGEST_DATE = 64;

/**
 * Reads Extended Date/Time Format, levels 0 to 2 (https://www.loc.gov/standards/datetime/), in its strict spelling. Null: not
 * EDTF, or a day that no calendar has. Whether an interval runs forwards is judged by `readWhen`, since the order of seasons
 * depends on the hemisphere. Never throws.
 */
export function parseEdtf(text: string): Edtf | null {
	if (text.length > LONGEST_DATE) return null;
	if (text.startsWith('{') && text.endsWith('}')) return set(text.slice(1, -1), 'every');
	if (text.startsWith('[') && text.endsWith(']')) return set(text.slice(1, -1), 'one');
	const parts = text.split('/');
	return parts.length === 2 ? interval(parts[0]!, parts[1]!) : parseDate(text);
}

function interval(from: string, to: string): EdtfInterval | null {
	const start = end(from);
	const last = end(to);
	return start && last && { form: 'interval', start, end: last };
}

function end(text: string): End | null {
	if (text === '') return 'unknown';
	return text === '..' ? 'open' : parseDate(text);
}

function set(text: string, mode: 'every' | 'one'): EdtfSet | null {
	const members: EdtfSet['members'] = [];
	for (const part of text.split(/, ?/)) {
		const read = member(part);
		if (read === null) return null;
		members.push(read);
	}
	return { form: 'set', mode, members };
}

function member(text: string): EdtfDate | Consecutive | null {
	const at = text.indexOf('..');
	if (at < 0) return parseDate(text);
	const [from, to] = [text.slice(0, at), text.slice(at + 2)];
	if (from === '' && to === '') return null;
	const start = from === '' ? 'open' : parseDate(from);
	const last = to === '' ? 'open' : parseDate(to);
	return start && last && { form: 'consecutive', start, end: last };
}
