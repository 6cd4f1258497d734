import type { Context, Phrase } from './phrase.ts';
import { range } from './range.ts';
import { dayOf, daysOf, endsOf, four, two, type Bound, type Unit } from './unit.ts';
import { functionWords } from './vocabulary.ts';

/** A date at a token as it is meant: a time or a range, or what lies before, after or about one. */
export function mention(context: Context, index: number): Phrase | null {
	return about(context, index) ?? bounded(context, index) ?? range(context, index);
}

/** "about 1990", "circa 1850", "c. 1850", "probably in 1988". */
function about(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const { text } = tokens.at(index);
	const isDoubt = /^(?:probably|possibly|perhaps)$/u.test(text);
	const isAbout = /^(?:about|around|circa|c|ca|approximately|roughly)$/u.test(text);
	if (!isAbout && !isDoubt) return null;
	let at = index + 1;
	if (/^(?:c|ca)$/u.test(text)) {
		if (tokens.word(at) !== '.') return null;
		at++;
	}
	if (isDoubt && /^(?:in|on|during|from)$/u.test(tokens.word(at))) at++;
	if (tokens.at(at).gap === 3) return null;
	const rest = range(context, at);
	if (rest === null || rest.unit.kind === 'unknown') return null;
	const isAttribute = goesOn(context, rest.next) && rest.unit.kind === 'year';
	if (isAttribute) return null;
	return { ...rest, unit: isDoubt ? { ...rest.unit, uncertain: true } : { ...rest.unit, approximate: true } };
}

const bounds = new Map<string, Bound>([
	['before', 'before'],
	['prior', 'before'],
	['pre', 'before'],
	['after', 'after'],
	['post', 'after'],
	['since', 'since'],
	['until', 'until'],
	['till', 'until'],
	['by', 'by']
]);

/** "before 1988", "after July 1988", "since 1979", "until 3 May 1990", "by 2017". */
function bounded(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const { text } = tokens.at(index);
	const rule = bounds.get(text);
	if (rule === undefined) return null;
	let at = index + 1;
	if (text === 'prior' && tokens.word(at) !== 'to') return null;
	if (/^(?:pre|post)$/u.test(text) && tokens.word(at) !== '-') return null;
	if (/^(?:prior|pre|post)$/u.test(text)) at++;
	const isNamed = tokens.word(at) === 'the';
	if (isNamed) at++;
	if (tokens.at(at).gap === 3) return null;
	const rest = range(context, at);
	if (rest === null || rest.unit.kind === 'pair') return null;
	// "after the 1979 revolution" is after the revolution: the year is only that of what is named.
	const isAttribute = rest.unit.kind === 'year' && (isNamed || goesOn(context, rest.next));
	const isPrefix = text === 'pre' || text === 'post';
	if (isAttribute && !isPrefix) return null;
	return { unit: { ...rest.unit, bound: rule }, next: rest.next, rule };
}

/** Whether a noun goes on after a year: "1988 massacre". */
function goesOn({ tokens }: Context, index: number): boolean {
	const { kind, gap, text } = tokens.at(index);
	return kind === 'word' && gap < 2 && !functionWords.has(text);
}

/** The time that lies before, after or up to another, where its phrase says so; unknown where that has no end on this side. */
export function bounding(unit: Unit): Unit {
	if (unit.bound === undefined || unit.kind === 'unknown') return unit;
	const ends = endsOf(unit);
	const days = daysOf(unit);
	if (ends === null || days === null) return { kind: 'unknown', note: 'it has no end on this side' };
	const told = {
		inferred: unit.inferred,
		note: unit.note,
		approximate: unit.approximate || unit.part !== undefined
	};
	switch (unit.bound) {
		case 'before':
			return { kind: 'within', first: '', last: neighbour(unit, days.first, -1), ...told };
		case 'after':
			return { kind: 'within', first: neighbour(unit, days.last, 1), last: '', ...told };
		case 'by':
			return { kind: 'within', first: '', last: ends[1], ...told };
		case 'since':
			return { kind: 'stretch', first: ends[0], last: '..', ...told };
		case 'until':
			return { kind: 'stretch', first: '', last: ends[1], ...told };
	}
}

/** The year, month or day next to a time, as exact as it is itself. */
function neighbour(unit: Unit, edge: number, step: -1 | 1): string {
	if (unit.part === undefined && unit.kind === 'year') return four(unit.year + step);
	if (unit.part === undefined && unit.kind === 'month' && unit.year !== null) {
		const count = unit.year * 12 + unit.month - 1 + step;
		return `${four(Math.floor(count / 12))}-${two((((count % 12) + 12) % 12) + 1)}`;
	}
	return dayOf(edge + step);
}
