import { formatNumber, type Language } from '#lib/language/language.ts';
import { pageMessagesOf } from '#lib/language/pages.ts';
import type { Entry } from '../catalogue.ts';
import { inReadersLanguage, whereText, type Wording } from '../wording.ts';
import { exactDays, isoDay } from './days.ts';
import { attributionOf, type Excerpt } from './excerpt.ts';
import { categoryText, sourceLines, wordingIn } from './words.ts';

/** Octets of a line, its end apart (RFC 5545 §3.1). */
const LINE_OCTETS = 75;

/**
 * The events of an excerpt that have an exact day, or a period between two, as a calendar (RFC 5545) of whole days. Its
 * description says how many are left out because their date is less exact than that.
 */
export function eventsIcal(excerpt: Excerpt, language: Language): string {
	const { catalogue, entries } = excerpt;
	const wording = wordingIn(catalogue, language);
	const { title, updated = '1970-01-01' } = catalogue.dataset.atlas;
	const stamp = `${compact(updated)}T000000Z`;
	const dated = entries.flatMap((entry) => {
		const days = exactDays(entry.event.when);
		return days && isoDay(days.to) !== undefined ? [{ entry, ...days }] : [];
	});
	const leftOut = entries.length - dated.length;
	const name = inReadersLanguage(wording, title).text;
	const description = [
		attributionOf(excerpt),
		...(leftOut > 0 ? [pageMessagesOf(language).data.leftOut(leftOut, formatNumber(leftOut, language))] : [])
	].join('\n');
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Chronotope//Chronotope//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		property('NAME', name),
		property('X-WR-CALNAME', name),
		property('DESCRIPTION', description),
		property('X-WR-CALDESC', description),
		...dated.flatMap(({ entry, from, to }) => [
			'BEGIN:VEVENT',
			...eventLines(excerpt, wording, entry),
			`DTSTAMP:${stamp}`,
			`DTSTART;VALUE=DATE:${compact(isoDay(from)!)}`,
			`DTEND;VALUE=DATE:${compact(isoDay(to)!)}`,
			'TRANSP:TRANSPARENT',
			'END:VEVENT'
		]),
		'END:VCALENDAR'
	];
	return lines.map(folded).join('');
}

function eventLines({ catalogue, addressOf }: Excerpt, wording: Wording, entry: Entry): string[] {
	const { event } = entry;
	const url = addressOf('event', event.id);
	const summary = inReadersLanguage(wording, event.summary).text;
	return [
		property('UID', url),
		property('SUMMARY', inReadersLanguage(wording, event.title).text),
		property('DESCRIPTION', `${summary}\n\n${sourceLines(catalogue, entry)}`),
		...(entry.happenedAt.length > 0 ? [property('LOCATION', whereText(wording, entry))] : []),
		property('CATEGORIES', categoryText(wording, entry)),
		`URL:${url}`
	];
}

const compact = (day: string): string => day.replaceAll('-', '');

/** A text property. Line ends become \n; other control characters, which no calendar may hold, U+FFFD. */
function property(name: string, text: string): string {
	const escaped = text
		.replaceAll(/\r\n?/gu, '\n')
		.replaceAll(/[^\P{Cc}\t\n\u0080-\u009F]|\p{Cs}/gu, '\uFFFD')
		.replaceAll(/[\\;,]/gu, '\\$&')
		.replaceAll('\n', '\\n');
	return `${name}:${escaped}`;
}

/** A line with its end, cut so that no part is too long and no sign is cut in two. */
function folded(line: string): string {
	let [text, octets] = ['', 0];
	for (const sign of line) {
		const size = utf8Length(sign.codePointAt(0)!);
		if (octets + size > LINE_OCTETS) {
			text += '\r\n ';
			octets = 1;
		}
		text += sign;
		octets += size;
	}
	return `${text}\r\n`;
}

const utf8Length = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
