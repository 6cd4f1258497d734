import type { Consecutive, Edtf, EdtfInterval, EdtfSet, End } from './edtf.ts';
import type { EdtfDate } from './edtfdate.ts';
import { granules, type Hemisphere } from './granule.ts';
import { between, equivalent, type FormatOptions, isConvertible, state } from './statement.ts';

/** What a text of EDTF says, in words; a leading word is in small letters, for the caller to raise. */
export function sentence(edtf: Edtf, options: FormatOptions): string {
	if (edtf.form === 'interval') return interval(edtf, options);
	return edtf.form === 'set' ? set(edtf, options) : single(edtf, options);
}

function set({ mode, members }: EdtfSet, options: FormatOptions): string {
	const said = members.map((member) =>
		member.form === 'consecutive' ? consecutive(member, mode, options) : single(member, options)
	);
	if (said.length === 1) return said[0]!;
	return mode === 'every' ? options.words.every(said) : options.words.oneOf(said);
}

function consecutive({ start, end }: Consecutive, mode: 'every' | 'one', options: FormatOptions): string {
	const { words } = options;
	if (mode === 'every') return interval({ form: 'interval', start, end }, options);
	if (start === 'open')
		return end === 'open' ? words.undated : lead(words.before, single(end, options), options);
	if (end === 'open') return lead(words.after, single(start, options), options);
	return span(start, end, (a, b) => between(a, b, words), options);
}

function interval({ start, end }: EdtfInterval, options: FormatOptions): string {
	const { words, language } = options;
	if (isDate(start) && isDate(end))
		return span(start, end, (a, b) => (a === b ? a : words.range(a, b)), options);
	if (isDate(start) && end === 'open') return lead(words.since, single(start, options), options);
	if (isDate(end) && start === 'open') return lead(words.until, single(end, options), options);
	if (!isDate(start) && !isDate(end)) return words.undated;
	const unknown = language === 'fa' ? '؟' : '?';
	return words.range(
		isDate(start) ? single(start, options) : unknown,
		isDate(end) ? single(end, options) : unknown
	);
}

/** Two ends stated in the Gregorian calendar share one bracket with their equivalent. */
function span(
	start: EdtfDate,
	end: EdtfDate,
	join: (a: string, b: string) => string,
	options: FormatOptions
): string {
	const converts = isConvertible(start, options) || isConvertible(end, options);
	if (converts || isQualified(start) || isQualified(end))
		return join(single(start, options), single(end, options));
	return inReadersCalendar(join(state(start, options), state(end, options)), start, end, options);
}

function single(date: EdtfDate, options: FormatOptions): string {
	const { words } = options;
	const stated = state(date, options);
	const asItIs = isConvertible(date, options) || stated === words.undated;
	const said = asItIs ? stated : inReadersCalendar(stated, date, date, options);
	const near = date.approximate || isRounded(date) ? lead(words.about, said, options) : said;
	return date.uncertain ? lead(words.uncertain, near, options) : near;
}

function inReadersCalendar(stated: string, start: EdtfDate, end: EdtfDate, options: FormatOptions): string {
	const { words, hemisphere = 'north' } = options;
	const own = equivalent(spoken(start, hemisphere).first.from, spoken(end, hemisphere).last.to, options);
	return own === null ? words.gregorian(stated) : words.inBrackets(words.gregorian(stated), own);
}

/** The span of what is said: "about 1950" for `1950S2` names that year, though it may mean the whole century. */
function spoken(date: EdtfDate, hemisphere: Hemisphere): ReturnType<typeof granules> {
	return granules(date.form === 'year' ? { ...date, low: date.year, high: date.year } : date, hemisphere);
}

/** A word put before a date stands in small letters: it may be inside a range. */
function lead(word: (date: string) => string, date: string, { language }: FormatOptions): string {
	const text = word(date);
	return text.startsWith(date) ? text : text.charAt(0).toLocaleLowerCase(language) + text.slice(1);
}

const isDate = (end: End): end is EdtfDate => typeof end !== 'string';
const isQualified = (date: EdtfDate): boolean => date.approximate || date.uncertain || isRounded(date);
const isRounded = (date: EdtfDate): boolean => date.form === 'year' && date.low !== date.high;
