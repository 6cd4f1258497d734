/** Longer texts of a search are cut to this many characters. */
const LONGEST = 100;

/** The text of a search in an address's hash: there it reaches no server. Empty where there is none. */
export function soughtIn(hash: string): string {
	const [, encoded] = /^#q=([^&]*)/u.exec(hash) ?? [];
	if (!encoded) return '';
	try {
		return decodeURIComponent(encoded).slice(0, LONGEST);
	} catch {
		return '';
	}
}

/** The hash for the text of a search, with `#`; empty without one. */
export const hashOf = (sought: string): string => {
	const text = sought.trim().toWellFormed().slice(0, LONGEST);
	return text === '' ? '' : `#q=${encodeURIComponent(text.toWellFormed())}`;
};
