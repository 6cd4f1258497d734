const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Proleptic Gregorian, astronomical years: 0 is 1 BC. */
export function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month, 1-12. */
export function monthLength(year: number, month: number): number {
	return month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]!;
}

/**
 * Days from 1970-01-01 to a date. The year is counted from March, so that the leap day is its last.
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". Not `Date`, which ends at the year 275,760.
 */
export function toDays(year: number, month: number, day: number): number {
	const march = month <= 2 ? year - 1 : year;
	const century4 = Math.floor(march / 400);
	const ofCentury4 = march - century4 * 400;
	const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
	return (
		century4 * 146_097 +
		ofCentury4 * 365 +
		Math.floor(ofCentury4 / 4) -
		Math.floor(ofCentury4 / 100) +
		ofYear -
		719_468
	);
}

/** The date that lies `days` after 1970-01-01. */
export function fromDays(days: number): { year: number; month: number; day: number } {
	const shifted = days + 719_468;
	const century4 = Math.floor(shifted / 146_097);
	const rest = shifted - century4 * 146_097;
	const ofCentury4 = Math.floor(
		(rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365
	);
	const ofYear = rest - (365 * ofCentury4 + Math.floor(ofCentury4 / 4) - Math.floor(ofCentury4 / 100));
	const march = Math.floor((5 * ofYear + 2) / 153);
	const month = march < 10 ? march + 3 : march - 9;
	return {
		year: ofCentury4 + century4 * 400 + (month <= 2 ? 1 : 0),
		month,
		day: ofYear - Math.floor((153 * march + 2) / 5) + 1
	};
}
