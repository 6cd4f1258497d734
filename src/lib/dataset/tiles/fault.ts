/** Why a part of an atlas in tiles could not be had. */
export type Why = 'whole' | 'missing' | 'unreachable' | 'damaged';

/** What could not be had: marks of the view, records, or where a place or an event stands; and why. */
export interface TileFault {
	what: 'marks' | 'records';
	file: string;
	why: Why;
}

/**
 * Why by what the reader of archives says: `whole` where a host answers a request for a part of a file with the whole of it,
 * as it may, and as no such archive can be read.
 */
export function whyOf({ message }: Error): Why {
	if (/byte serving|content-length/iu.test(message)) return 'whole';
	if (/bad response code|missing part|status \d/iu.test(message)) return 'missing';
	return /failed to fetch|networkerror|load failed/iu.test(message) ? 'unreachable' : 'damaged';
}
