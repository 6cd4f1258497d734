import { daysOf, earliestFit, latestFit } from './digits.ts';
import type { EdtfDate } from './edtfdate.ts';
import { toDays } from './gregorian.ts';
import { DAY } from './range.ts';

export type Hemisphere = 'north' | 'south';

/** UTC ms, half-open. */
interface Granule {
	from: number;
	to: number;
}

/**
 * The first and the last unit of time (year, month, day, season, second ...) that a date may mean: the same one, but for
 * unspecified digits. `198X` goes from the year 1980 to the year 1989.
 */
export function granules(date: EdtfDate, hemisphere: Hemisphere): { first: Granule; last: Granule } {
	switch (date.form) {
		case 'calendar':
			return {
				first: inMilliseconds(daysOf(earliestFit(date)!)),
				last: inMilliseconds(daysOf(latestFit(date)!))
			};
		case 'season': {
			const year = { year: date.year, month: null, day: null };
			return {
				first: season(earliestFit(year)!.year, date.season, hemisphere),
				last: season(latestFit(year)!.year, date.season, hemisphere)
			};
		}
		case 'time':
			return one({ from: date.at, to: date.at + date.lasts });
		case 'century':
			return one(years(date.century * 100, date.century * 100 + 99));
		case 'year':
			return { first: years(date.low, date.low), last: years(date.high, date.high) };
	}
}

const one = (granule: Granule): { first: Granule; last: Granule } => ({ first: granule, last: granule });

const inMilliseconds = ({ from, to }: Granule): Granule => ({ from: from * DAY, to: to * DAY });

function years(first: number, last: number): Granule {
	return inMilliseconds({ from: toDays(first, 1, 1), to: toDays(last + 1, 1, 1) });
}

function season(year: number, code: number, hemisphere: Hemisphere): Granule {
	const { month, months } = monthsOfSeason(code, hemisphere);
	const end = month - 1 + months;
	return inMilliseconds({
		from: toDays(year, month, 1),
		to: toDays(year + Math.floor(end / 12), (end % 12) + 1, 1)
	});
}

/**
 * The first month (1-12) and the number of months of an EDTF season, 21-41. A season belongs to the year in which it
 * begins: northern winter is December to February of the next year.
 */
function monthsOfSeason(code: number, hemisphere: Hemisphere): { month: number; months: number } {
	if (code >= 40) return { month: (code - 40) * 6 + 1, months: 6 };
	if (code >= 37) return { month: (code - 37) * 4 + 1, months: 4 };
	if (code >= 33) return { month: (code - 33) * 3 + 1, months: 3 };
	const southern = code >= 29 || (code <= 24 && hemisphere === 'south');
	const northern = ((code - 21) % 4) * 3 + 3;
	return { month: southern ? ((northern + 5) % 12) + 1 : northern, months: 3 };
}
