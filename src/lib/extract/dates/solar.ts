import { monthLength, toDays } from '#lib/time/persian.ts';
import { fromDays } from '#lib/time/gregorian.ts';
import { fields } from '#lib/time/calendar.ts';
import { DAY } from '#lib/time/range.ts';
import { counted } from './anchor.ts';
import { dayNumber, standsAlone, type Context, type Phrase } from './phrase.ts';
import { dayOf, type Unit } from './unit.ts';
import { solarMonths } from './vocabulary.ts';

/** Years that are written in dates of this calendar. */
const [FIRST, LAST] = [1200, 1499];
/** Months whose names are also names of people, agencies or other words. */
const alsoNames = new Set(['tir', 'mehr', 'aban', 'azar', 'dey', 'dei', 'bahman']);

/** A day of the Solar Hijri calendar as the day of the Gregorian one; null: there is none such. */
export function solarDay(year: number, month: number, day: number): Unit | null {
	if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
	return { kind: 'day', ...fromDays(toDays(year, month, day)) };
}

function solarStretch(year: number, month: number, months: number): Unit {
	const next = month + months > 12 ? toDays(year + 1, 1, 1) : toDays(year, month + months, 1);
	return { kind: 'stretch', first: dayOf(toDays(year, month, 1)), last: dayOf(next - 1) };
}

/** "28 Mordad 1332", "Mordad 28, 1332", "Mehr 1367", "5 Khordad", "the Iranian year 1367", "Nowruz 1367". */
export function solarDate(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	if (/^(?:nowruz|norooz|nowrouz)$/u.test(tokens.at(index).text)) return nowruz(context, index);
	if (/^(?:iranian|persian|solar)$/u.test(tokens.at(index).text)) return solarYear(context, index);
	const before = dayNumber(context, index);
	let at = before?.next ?? index;
	if (before && tokens.word(at) === 'of') at++;
	const month = solarMonths.get(at === index ? tokens.at(at).text : tokens.word(at));
	if (month === undefined || !tokens.at(at).capital) return null;
	at++;
	const after = before ? null : dayNumber(context, at);
	const day = before ?? after;
	if (after) at = after.next;
	const year = yearOf(context, at);
	if (year) {
		const unit = day ? solarDay(year.year, month, day.day) : solarStretch(year.year, month, 1);
		return (
			unit && {
				unit: year.inferred ? { ...unit, inferred: year.inferred } : unit,
				next: year.next,
				rule: 'solar-hijri'
			}
		);
	}
	const isCommonWord = alsoNames.has(tokens.at(before ? before.next : index).text) && after !== null;
	if (!day || isCommonWord) return null;
	return { unit: lastSuchDay(context, month, day.day), next: at, rule: 'solar-hijri' };
}

function yearOf(context: Context, index: number): { year: number; next: number; inferred?: string } | null {
	const { tokens } = context;
	const at = tokens.word(index) === ',' || tokens.word(index) === 'of' ? index + 1 : index;
	const token = tokens.at(at);
	if (token.gap === 3) return null;
	const quoted = token.text === "'" ? tokens.at(at + 1) : token;
	if (!standsAlone(context, token.text === "'" ? at + 1 : at)) return null;
	if (quoted.value >= FIRST && quoted.value <= LAST && quoted === token)
		return { year: token.value, next: at + 1 };
	const isShort = quoted.end - quoted.start === 2 && quoted.value > 31;
	if (!isShort) return null;
	return {
		year: 1300 + quoted.value,
		next: at + (quoted === token ? 1 : 2),
		inferred: 'the century is not written'
	};
}

/** Without a year: the last such day up to publication. */
function lastSuchDay(context: Context, month: number, day: number): Unit {
	return counted(context.anchor, (anchor) => {
		const { year } = fields(anchor * DAY, 'persian');
		for (const candidate of [year, year - 1, year - 2, year - 3, year - 4]) {
			if (day <= monthLength(candidate, month) && toDays(candidate, month, day) <= anchor + 2)
				return solarDay(candidate, month, day)!;
		}
		return { kind: 'unknown', note: 'no year near publication has such a day' };
	});
}

function nowruz({ tokens }: Context, index: number): Phrase | null {
	const of = tokens.word(index + 1) === 'of' ? index + 2 : index + 1;
	const { value, gap } = tokens.at(of);
	if (gap === 3) return null;
	const year = value >= 1900 && value <= 2100 ? value - 621 : value;
	if (!(year >= FIRST && year <= LAST)) return null;
	return { unit: solarDay(year, 1, 1)!, next: of + 1, rule: 'solar-hijri' };
}

/** "the Iranian year 1367", "Persian calendar year 1367". */
function solarYear({ tokens }: Context, index: number): Phrase | null {
	let at = index + 1;
	while (/^(?:hijri|calendar|solar)$/u.test(tokens.word(at))) at++;
	if (tokens.word(at) !== 'year') return null;
	const { value, gap } = tokens.at(at + 1);
	if (gap === 3 || !(value >= FIRST && value <= LAST)) return null;
	return { unit: solarStretch(value, 1, 12), next: at + 2, rule: 'solar-hijri' };
}
