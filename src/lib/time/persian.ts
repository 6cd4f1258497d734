/** Days from 1970-01-01 to 1 Farvardin 1 AP. */
const EPOCH = 1_948_320 - 2_440_588;

/**
 * Days before the year begins, counted from 1 Farvardin 1 AP. Eight leap years in 33: the rule of ICU's `persian`
 * calendar, which agrees with the astronomical one from 1300 to 1500 AP (1921 to 2122) and is kept for all other years.
 */
const daysBefore = (year: number): number => 365 * (year - 1) + Math.floor((8 * year + 21) / 33);

/** A leap year has a thirtieth day of Esfand. */
export function isLeap(year: number): boolean {
	return daysBefore(year + 1) - daysBefore(year) === 366;
}

/** Days of a month, 1-12. */
export function monthLength(year: number, month: number): number {
	if (month <= 6) return 31;
	return month < 12 || isLeap(year) ? 30 : 29;
}

/** Days from 1970-01-01 to a date of the Solar Hijri calendar. */
export function toDays(year: number, month: number, day: number): number {
	return EPOCH + daysBefore(year) + 30 * (month - 1) + Math.min(month - 1, 6) + day - 1;
}

/** The date that lies `days` after 1970-01-01. */
export function fromDays(days: number): { year: number; month: number; day: number } {
	const since = days - EPOCH;
	const year = 1 + Math.floor((33 * since + 3) / 12_053);
	const ofYear = since - daysBefore(year);
	const month = 1 + (ofYear < 186 ? Math.floor(ofYear / 31) : Math.floor((ofYear - 6) / 30));
	return { year, month, day: days - toDays(year, month, 1) + 1 };
}
