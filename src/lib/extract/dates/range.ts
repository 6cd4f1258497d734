import { isNumbered, type Context, type Phrase } from './phrase.ts';
import { point } from './point.ts';
import { daysOf, edtfOf, inYear, lacksYear, type Unit } from './unit.ts';

const rangeWords = /^(?:to|until|till|through|thru|-)$/u;

/** A time at a token, or a range of two. */
export function range(context: Context, index: number): Phrase | null {
	const { text } = context.tokens.at(index);
	if (text === 'between') return between(context, index);
	if (text === 'from') return from(context, index);
	return joined(context, index);
}

/** "between May 1988 and June 1989", "between 3 and 7 May". */
function between(context: Context, index: number): Phrase | null {
	const first = point(context, afterArticle(context, index + 1));
	if (first === null) return null;
	if (first.unit.kind === 'pair') return { ...first, unit: { ...first.unit, join: 'to' }, rule: 'range' };
	if (context.tokens.word(first.next) !== 'and') return null;
	const last = point(context, afterArticle(context, first.next + 1));
	return last && ranged(first, last);
}

/** "from 1981 to 1992", "from July to September 1988", "from 1981 until now". */
function from(context: Context, index: number): Phrase | null {
	const at = afterArticle(context, index + 1);
	const first = slashedYears(context, at) ?? point(context, at);
	if (first === null) return null;
	if (first.unit.kind === 'pair' && first.unit.join === 'to') return first;
	return rangeFrom(context, first, true);
}

const afterArticle = ({ tokens }: Context, index: number): number =>
	tokens.word(index) === 'the' ? index + 1 : index;

function rangeFrom(context: Context, first: Phrase, isOpened: boolean): Phrase | null {
	const { tokens } = context;
	let at = first.next;
	if (tokens.word(at) === 'up' && tokens.word(at + 1) === 'to') at++;
	const word = tokens.word(at);
	if (!rangeWords.test(word)) return null;
	const start = afterArticle(context, at + 1);
	if (tokens.at(start).gap === 3) return null;
	if ((word === '-' ? /^present$/u : /^(?:present|now|today|date)$/u).test(tokens.word(start))) {
		const afterDay = tokens.word(start + 1) === 'day' ? start + 2 : start + 1;
		return ranged(first, { unit: { kind: 'now' }, next: afterDay, rule: 'range' });
	}
	const last = point(context, start) ?? secondYear(context, first.unit, at);
	if (last === null) return null;
	const isSpaced = word === '-' && tokens.at(at).gap + tokens.at(at + 1).gap > 0;
	const isAlike = last.unit.kind === first.unit.kind;
	if (isSpaced && !isOpened && !isAlike) return null;
	return ranged(first, last);
}

/** "1981/82", "1981-82": the second year by its last two figures. */
function secondYear({ tokens }: Context, first: Unit, index: number): Phrase | null {
	const token = tokens.at(index + 1);
	if (first.kind !== 'year' || tokens.at(index).gap > 0 || token.gap > 0) return null;
	if (token.kind !== 'number' || token.end - token.start !== 2) return null;
	const year = Math.floor(first.year / 100) * 100 + token.value;
	return year > first.year ? { unit: { kind: 'year', year }, next: index + 2, rule: 'year' } : null;
}

/** Two times as a range; what one leaves out is that of the other. Null where it would run backwards. */
function ranged(first: Phrase, last: Phrase): Phrase | null {
	const [from, to] = shared(first.unit, last.unit);
	const unit: Unit = { kind: 'pair', join: 'to', first: from, last: to };
	if (from.kind === 'unknown' || to.kind === 'unknown' || from.kind === 'pair' || to.kind === 'pair')
		return null;
	if (!lacksYear(unit) && edtfOf(unit) === null) return null;
	if (!lacksYear(unit) && edtfOf(from) === edtfOf(to)) return null;
	return { unit, next: last.next, rule: 'range' };
}

/** The year of one time given to the other, before or after the turn of the year as their order asks. */
function shared(first: Unit, last: Unit): [Unit, Unit] {
	if (lacksYear(first) && 'year' in last && last.year !== null) {
		const same = inYear(first, last.year);
		return [runs(same, last) ? same : inYear(first, last.year - 1), last];
	}
	if (lacksYear(last) && 'year' in first && first.year !== null) {
		const same = inYear(last, first.year);
		return [first, runs(first, same) ? same : inYear(last, first.year + 1)];
	}
	return [first, last];
}

const runs = (first: Unit, last: Unit): boolean =>
	(daysOf(first)?.first ?? -Infinity) <= (daysOf(last)?.first ?? Infinity);

/** "1981/82", "1981-82", "1981/1982": a season, a term, or two years. */
function slashedYears(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const [first, sign, second] = [tokens.at(index), tokens.at(index + 1), tokens.at(index + 2)];
	if (first.kind !== 'number' || first.end - first.start !== 4 || !/^[/-]$/u.test(sign.text)) return null;
	if (sign.gap > 0 || second.gap > 0 || second.kind !== 'number') return null;
	const further = tokens.at(index + 3);
	if (further.gap === 0 && (further.kind !== 'sign' || /^[-/]$/u.test(further.text))) return null;
	const isNext = second.end - second.start === 2 && second.value === (first.value + 1) % 100;
	const isNextWhole =
		second.end - second.start === 4 && second.value === first.value + 1 && sign.text === '/';
	if (!(isNext || isNextWhole) || first.value < 1500 || first.value > 2100) return null;
	const note = sign.text === '-' && second.value <= 12 ? { note: 'may also be a month of the year' } : {};
	const pair: Unit = {
		kind: 'pair',
		join: 'to',
		first: { kind: 'year', year: first.value },
		last: { kind: 'year', year: first.value + 1 },
		...note
	};
	return { unit: pair, next: index + 3, rule: 'range' };
}

/** A time, with a second one where a range or a choice goes on. */
function joined(context: Context, index: number): Phrase | null {
	const years = isNumbered(context, index) ? null : slashedYears(context, index);
	if (years) return years;
	const first = point(context, index);
	return first && (rangeFrom(context, first, false) ?? choice(context, first) ?? first);
}

/** "1988 or 1989", "4 June or 5 July 2017": one of two of a kind. */
function choice(context: Context, first: Phrase): Phrase | null {
	if (context.tokens.word(first.next) !== 'or') return null;
	const last = point(context, first.next + 1);
	if (last === null || last.unit.kind !== first.unit.kind || !/^(?:day|month|year)$/u.test(last.unit.kind))
		return null;
	const [from, to] = shared(first.unit, last.unit);
	return { unit: { kind: 'pair', join: 'or', first: from, last: to }, next: last.next, rule: 'range' };
}
