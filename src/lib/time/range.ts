/** A stretch of time in UTC milliseconds, half-open: `[from, to)`. Null is an open end. */
export interface Range {
	from: number | null;
	to: number | null;
}

/** One day in milliseconds; UTC days have no other length. */
export const DAY = 86_400_000;
