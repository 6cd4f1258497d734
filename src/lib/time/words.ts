/** The words of dates in one language. A word that leads may be capitalised or not: its place in the text decides. */
export interface WhenWords {
	before: (date: string) => string;
	after: (date: string) => string;
	about: (date: string) => string;
	uncertain: (date: string) => string;
	/** A lasting event. */
	range: (from: string, to: string) => string;
	/** A moment somewhere within; without it, `range`. */
	between?: (from: string, to: string) => string;
	/** The period shown, both ends included; without it, `range`. */
	period?: (from: string, to: string) => string;
	/** The period without ends; without it, `undated`. */
	always?: string;
	until: (date: string) => string;
	since: (date: string) => string;
	oneOf: (dates: string[]) => string;
	every: (dates: string[]) => string;
	season: (season: 21 | 22 | 23 | 24, year: string) => string;
	/** The year is the first of the decade or century. */
	decade: (year: string) => string;
	century: (year: string) => string;
	undated: string;
	/** A date stated in Gregorian, shown to a reader of another calendar. */
	gregorian: (date: string) => string;
	inBrackets: (a: string, b: string) => string;
}
