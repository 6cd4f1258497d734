import {
	counts,
	FIRST_YEAR,
	inCentury,
	isNumbered,
	LAST_YEAR,
	standsAlone,
	yearAfter,
	dayNumber,
	type Context,
	type Phrase
} from './phrase.ts';
import { four, type Unit } from './unit.ts';
import { decades, functionWords, seasons, tensOfOrdinals, ordinals } from './vocabulary.ts';

/** Words before a number that make a year of it even where it is round or early. */
const beforeYear =
	/^(?:in|since|until|till|by|of|year|during|before|after|circa|c|ca|from|between|to|and|spring|summer|autumn|fall|winter|early|late|mid|until|through)$/u;
const streets = new Set(
	'st street ave avenue road rd blvd boulevard lane ln drive dr court ct highway hwy parkway pkwy way place terrace square'.split(
		' '
	)
);
const quantity =
	/^(?:some|about|over|nearly|than|least|almost|approximately|around|roughly|most|only|another|nearby|up)$/u;

/** A year by itself, as in "the 1988 executions". What only looks like one (a sum, a number of people, a code) is not. */
export function bareYear(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const token = tokens.at(index);
	if (token.kind !== 'number' || !standsAlone(context, index)) return null;
	const era = eraYear(context, index);
	if (era) return era;
	if (token.end - token.start !== 4 || token.value < FIRST_YEAR || token.value > LAST_YEAR) return null;
	const isOne = /^(?:a|an|the)$/u.test(tokens.at(index - 1).text);
	if (
		(counts(context, index) && !isOne) ||
		isNumbered(context, index) ||
		isInsideCode(context, index) ||
		isHouse(context, index)
	)
		return null;
	const before = tokens.at(index).gap < 3 ? tokens.at(index - 1) : null;
	const word = before?.text === '.' ? tokens.at(index - 2).text : (before?.text ?? '');
	const after = tokens.at(index + 1);
	const goesOn = after.kind === 'word' && after.gap < 2 && !after.capital && !functionWords.has(after.text);
	const isPlaced = beforeYear.test(word) || (before?.text === '(' && /^[)-]$/u.test(after.text));
	if (token.value < 1700 && (!isPlaced || word === 'of')) return null;
	const isRound = token.value % 100 === 0 || (token.value % 50 === 0 && token.value < 1900);
	if (isRound && !isPlaced && word !== 'the' && word !== 'a' && (goesOn || token.value < 1800)) return null;
	if (quantity.test(word) && (goesOn || isRound)) return null;
	if (token.value >= 1300 && token.value <= 1450)
		return {
			unit: {
				kind: 'unknown',
				note: `${token.value} may be a year of the Solar Hijri or of the Gregorian calendar`
			},
			next: index + 1,
			rule: 'year'
		};
	return { unit: { kind: 'year', year: token.value }, next: index + 1, rule: 'year' };
}

/** "1935 Orchard St.", "1988 North Main Street": the number of a house. */
function isHouse({ tokens }: Context, index: number): boolean {
	for (let at = index + 1; at <= index + 4; at++) {
		const { kind, text, gap, capital } = tokens.at(at);
		if (kind !== 'word' || gap !== 1 || !capital) return false;
		if (at > index + 1 && streets.has(text)) return true;
	}
	return false;
}

/** Numbers or letters that hang on, or numbers on both sides: a telephone number, a code, a list of figures. */
function isInsideCode({ tokens }: Context, index: number): boolean {
	const token = tokens.at(index);
	const [before, after] = [tokens.at(index - 1), tokens.at(index + 1)];
	if (after.kind === 'word' && after.gap === 0) return true;
	if (before.kind === 'number' && token.gap < 2) return true;
	if (
		after.kind === 'number' &&
		after.gap === 1 &&
		!Number.isNaN(after.value) &&
		!beforeYear.test(before.text)
	)
		return true;
	const hangs = /^[-/]$/u;
	if (hangs.test(before.text) && token.gap === 0 && before.gap === 0) {
		const word = tokens.at(index - 2);
		const isPrefix = /^(?:post|pre|mid|early|late|pro|circa|since)$/u.test(word.text);
		if (!isPrefix && word.kind !== 'end' && !/^[(),;]$/u.test(word.text) && !/^\d{4}$/u.test(word.text))
			return true;
	}
	const next = tokens.at(index + 2);
	if (!hangs.test(after.text) || after.gap > 0 || next.gap > 0 || next.kind !== 'number') return false;
	const digits = next.end - next.start;
	return !(digits === 4 ? next.value > token.value : digits === 2 && next.value > token.value % 100);
}

/** "500 BC", "AD 70", "70 CE". EDTF counts the year before 1 as 0. */
function eraYear({ tokens }: Context, index: number): Phrase | null {
	const { value } = tokens.at(index);
	if (!(value >= 1 && value <= 9999)) return null;
	const era = tokens.word(index + 1);
	if (/^bce?$/u.test(era)) return { unit: { kind: 'year', year: 1 - value }, next: index + 2, rule: 'year' };
	const isAfter = (era === 'ce' || era === 'ad') && tokens.at(index + 1).gap === 1;
	return isAfter ? { unit: { kind: 'year', year: value }, next: index + 2, rule: 'year' } : null;
}

/** "the 1980s", "1980’s", "the ‘80s", "the eighties"; "the 1800s" are a century. */
export function decade(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const token = tokens.at(index);
	if (token.kind === 'word') {
		const of = decades.get(token.text);
		if (of === undefined || tokens.at(index - 1).text === 'roaring' || isOwned(context, index)) return null;
		if (!/^(?:the|early|late|mid|-|nineteen)$/u.test(tokens.at(index - 1).text)) return null;
		return { unit: spoken(context, of), next: index + 1, rule: 'decade' };
	}
	const isQuoted = token.text === "'";
	const at = isQuoted ? index + 1 : index;
	const number = tokens.at(at);
	if (number.kind !== 'number' || (isQuoted && number.gap > 0) || number.value % 10 !== 0) return null;
	const apostrophe = tokens.at(at + 1).text === "'" ? at + 2 : at + 1;
	const ending = tokens.at(apostrophe);
	if (ending.text !== 's' || ending.gap > 0 || tokens.at(at + 1).gap > 0) return null;
	const next = apostrophe + 1;
	if (number.end - number.start === 4) {
		if (number.value < FIRST_YEAR || number.value > LAST_YEAR || !standsAlone(context, at)) return null;
		return {
			unit: decadeOrCentury(number.value),
			next,
			rule: number.value % 100 === 0 && number.value < 2000 ? 'century' : 'decade'
		};
	}
	if (number.end - number.start !== 2 || isOwned(context, index)) return null;
	const isMeant = isQuoted || /^(?:the|early|late|mid|-)$/u.test(tokens.at(index - 1).text);
	return isMeant ? { unit: spoken(context, number.value), next, rule: 'decade' } : null;
}

function decadeOrCentury(year: number): Unit {
	if (year % 100 !== 0) return { kind: 'decade', year };
	const note = year >= 1900 ? { note: `${year}s may mean ten years or a hundred` } : {};
	return { kind: year >= 2000 ? 'decade' : 'century', year, ...note };
}

function spoken(context: Context, short: number): Unit {
	const year = short < 20 ? 2000 + short : Math.floor(inCentury(context, short) / 10) * 10;
	return { kind: 'decade', year, inferred: 'the century is not written' };
}

/** "in her early 80s" is an age, "in the low 80s" a temperature. */
function isOwned({ tokens }: Context, index: number): boolean {
	return [1, 2, 3].some((back) =>
		/^(?:his|her|their|my|your|our|its|low|high|upper|temperatures?)$/u.test(tokens.at(index - back).text)
	);
}

/** "the 19th century", "the nineteenth century", "the 5th century BC". */
export function century(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const isOrdinalWord = ordinals.has(tokens.at(index).text) || tensOfOrdinals.has(tokens.at(index).text);
	const number = dayNumber(context, index);
	if (!number || !(isOrdinalWord || number.next === index + 2)) return null;
	const at = tokens.word(number.next) === '-' ? number.next + 1 : number.next;
	if (!/^(?:century|c)$/u.test(tokens.word(at)) || number.day > 21) return null;
	if (tokens.word(at) === 'c') return null;
	const year = (number.day - 1) * 100;
	if (/^bce?$/u.test(tokens.word(at + 1))) {
		const first = -number.day * 100 + 1;
		const unit: Unit = { kind: 'stretch', first: four(first), last: four(first + 99) };
		return { unit, next: at + 2, rule: 'century' };
	}
	return { unit: { kind: 'century', year }, next: at + 1, rule: 'century' };
}

/** "summer of 1988", "winter 1988-89", "the fall of ’88". A season without a year is no date. */
export function season(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const code = seasons.get(tokens.at(index).text);
	if (code === undefined) return null;
	const year = yearAfter(context, index + 1);
	if (year === null) return null;
	const unit: Unit = {
		kind: 'season',
		season: code,
		year: year.year,
		...(year.inferred && { inferred: year.inferred })
	};
	return { unit, next: afterSecondYear(context, year.year, year.next), rule: 'season' };
}

/** The winter of 1988-89 is that of 1988. */
function afterSecondYear({ tokens }: Context, year: number, index: number): number {
	const token = tokens.at(index + 1);
	const isNext = token.gap === 0 && (token.value === year + 1 || token.text === String(year + 1).slice(-2));
	return /^[-/]$/u.test(tokens.word(index)) && tokens.at(index).gap === 0 && isNext ? index + 2 : index;
}
