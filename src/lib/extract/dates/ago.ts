import { monthsFrom } from './anchor.ts';
import { phrase } from './distance.ts';
import { standsAlone, type Context, type Phrase } from './phrase.ts';
import { dayOf, four, two } from './unit.ts';
import { counts, measures, roughCounts, type Measure } from './vocabulary.ts';

interface Counted {
	count: number;
	rough: boolean;
	measure: Measure;
	next: number;
}

/** "three weeks", "a few months", "the last couple of years", "29 years", "twenty-nine years". Not hours or minutes. */
function countedUnits(context: Context, index: number): Counted | null {
	const { tokens } = context;
	let at = index;
	if (tokens.at(at).text === 'a' && roughCounts.has(tokens.word(at + 1))) at++;
	const token = tokens.at(at);
	if (token.gap === 0 && tokens.at(at - 1).text === '/') return null;
	let count = token.kind === 'number' && standsAlone(context, at) ? token.value : counts.get(token.text);
	if (count === undefined || !(count >= 1 && count <= 2000)) return null;
	const rough = roughCounts.has(token.text);
	at++;
	if (tokens.word(at) === '-' && count >= 20 && counts.has(tokens.word(at + 1))) {
		count += counts.get(tokens.word(at + 1))!;
		at += 2;
	}
	if (tokens.word(at) === 'of') at++;
	const word = tokens.word(at);
	const measure = measures.get(word);
	if (measure === undefined) return null;
	return { count: word === 'fortnight' ? count * 2 : count, rough, measure, next: at + 1 };
}

const inMonths: Record<'month' | 'year' | 'decade' | 'century', number> = {
	month: 1,
	year: 12,
	decade: 120,
	century: 1200
};

/** The time so long before a day, as exact as the unit: a day, a month or a year. */
function back(anchor: number, { measure }: Counted, count: number): string {
	if (measure === 'day') return dayOf(anchor - count);
	if (measure === 'week') return dayOf(anchor - 7 * count);
	const { year, month } = monthsFrom(anchor, -inMonths[measure] * count);
	return measure === 'month' ? `${four(year)}-${two(month)}` : four(year);
}

/** "three weeks ago", "29 years ago": as exact as its unit. */
export function ago(context: Context, index: number): Phrase | null {
	const units = countedUnits(context, index);
	if (!units || context.tokens.word(units.next) !== 'ago') return null;
	const isExact = units.measure === 'day' && !units.rough;
	return phrase(context, units.next + 1, 'ago', (anchor) => {
		const far = back(anchor, units, units.rough ? units.count + 1 : units.count);
		const near = back(anchor, units, units.rough ? Math.max(1, units.count - 1) : units.count);
		return { kind: 'stretch', first: far, last: near, approximate: !isExact };
	});
}

/** "the past 39 years", "the last few months", "recent weeks", "the past year": from then up to publication. */
export function upToNow(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const word = tokens.at(index).text;
	if (!/^(?:past|last|recent)$/u.test(word) || tokens.at(index + 1).gap > 2) return null;
	let units = word === 'recent' ? null : countedUnits(context, index + 1);
	if (units === null) {
		const unit = tokens.word(index + 1);
		const isWithArticle = tokens.at(index - 1).text === 'the';
		const measure = measures.get(unit);
		const isMany = unit.endsWith('s') && unit !== 's';
		if (measure === undefined || (!isMany && (word === 'recent' || !isWithArticle))) return null;
		if (word === 'last' && tokens.word(index + 2) === 'of') return null;
		units = { count: isMany ? 3 : 1, rough: isMany, measure, next: index + 2 };
	}
	const found = units;
	return phrase(context, found.next, 'up-to-publication', (anchor) => {
		const first = back(anchor, found, found.count);
		const isExact = found.measure === 'day' && !found.rough;
		return { kind: 'stretch', first: isExact ? first : `${first}~`, last: dayOf(anchor) };
	});
}
