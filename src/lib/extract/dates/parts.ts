import type { Context, Phrase } from './phrase.ts';
import { dayOf, daysOf, dayText, four, two, type Unit } from './unit.ts';
import { monthLength } from '#lib/time/gregorian.ts';
import { ordinals, parts, type Part } from './vocabulary.ts';
import { bareMonth } from './written.ts';

type Read = (context: Context, index: number) => Phrase | null;

/** "late July 1988", "the mid-1990s", "early in 2017", "at the end of May 1988", "the first half of 1988". `whole` reads the rest. */
export function partOf(context: Context, index: number, whole: Read): Phrase | null {
	return byWord(context, index, whole) ?? share(context, index, whole);
}

function byWord(context: Context, index: number, whole: Read): Phrase | null {
	const { tokens } = context;
	const part: Part | undefined = parts.get(tokens.at(index).text);
	if (part === undefined) return null;
	let at = index + 1;
	const isNoun = /^(?:middle|beginning|start|end|close)$/u.test(tokens.at(index).text);
	if (isNoun && tokens.word(at) !== 'of') return null;
	if (/^(?:-|of|in|on)$/u.test(tokens.word(at))) at++;
	if (tokens.word(at) === 'the') at++;
	if (tokens.at(at).gap === 3) return null;
	const read = whole(context, at);
	// "late July to September 1988": the part is that of July alone.
	const rest = read?.unit.kind === 'pair' ? bareMonth(context, at) : read;
	if (rest === null || rest.unit.part !== undefined) return null;
	if (!/^(?:month|year|season|decade|century)$/u.test(rest.unit.kind)) return null;
	return { unit: { ...rest.unit, part }, next: rest.next, rule: 'part' };
}

/** Halves of a month, year, ten or a hundred years; quarters of a year; weeks of a month. */
function share(context: Context, index: number, whole: Read): Phrase | null {
	const { tokens } = context;
	const word = tokens.at(index).text;
	const number = word === 'last' ? 0 : ordinals.get(word);
	const share = tokens.word(index + 1);
	if (number === undefined || !/^(?:half|quarter|week)$/u.test(share) || tokens.word(index + 2) !== 'of')
		return null;
	const at = tokens.word(index + 3) === 'the' ? index + 4 : index + 3;
	if (tokens.at(at).gap === 3) return null;
	const rest = whole(context, at);
	if (rest === null || rest.unit.part !== undefined) return null;
	const unit =
		share === 'half'
			? half(rest.unit, number)
			: share === 'quarter'
				? quarter(rest.unit, number)
				: week(rest.unit, number);
	return (
		unit && {
			unit: { ...unit, inferred: rest.unit.inferred, note: rest.unit.note },
			next: rest.next,
			rule: 'part'
		}
	);
}

function half(unit: Unit, number: number): Unit | null {
	const isSecond = number === 2 || number === 0;
	if (number > 2 || !('year' in unit) || unit.year === null) return null;
	const { year } = unit;
	switch (unit.kind) {
		case 'month': {
			const length = monthLength(year, unit.month);
			const [from, to] = isSecond ? [16, length] : [1, 15];
			return { kind: 'stretch', first: dayText(year, unit.month, from), last: dayText(year, unit.month, to) };
		}
		case 'year':
			return isSecond
				? { kind: 'stretch', first: `${four(year)}-07`, last: `${four(year)}-12` }
				: { kind: 'stretch', first: `${four(year)}-01`, last: `${four(year)}-06` };
		case 'decade':
		case 'century': {
			const length = unit.kind === 'decade' ? 5 : 50;
			const from = year + (isSecond ? length : 0);
			return { kind: 'stretch', first: four(from), last: four(from + length - 1) };
		}
		default:
			return null;
	}
}

function quarter(unit: Unit, number: number): Unit | null {
	if (unit.kind !== 'year' || number > 4) return null;
	return quarterOf(unit.year, number === 0 ? 4 : number);
}

/** January to March is the first quarter. */
export function quarterOf(year: number, number: number): Unit {
	const first = (number - 1) * 3 + 1;
	return { kind: 'stretch', first: `${four(year)}-${two(first)}`, last: `${four(year)}-${two(first + 2)}` };
}

/** Days 1-7, 8-14, 15-21, 22-28, and the last seven. Weeks are not cut so exactly. */
function week(unit: Unit, number: number): Unit | null {
	const days = unit.kind === 'month' ? daysOf(unit) : null;
	if (days === null || number > 4) return null;
	const first = number === 0 ? days.last - 6 : days.first + (number - 1) * 7;
	return { kind: 'stretch', first: dayOf(first), last: dayOf(first + 6), approximate: true };
}
