import { tagDates } from '#lib/extract/dates/tag.ts';

/** English words that are a date as a whole, as EDTF; null where they say more, or something would have to be filled in. */
export function readWords(text: string): string | null {
	if (text.length > 200 || !/\p{L}/u.test(text)) return null;
	const mentions = tagDates(text);
	const [only] = mentions;
	if (only === undefined || mentions.length > 1 || only.edtf === null || only.inferred) return null;
	const points = [...text];
	const rest = [...points.slice(0, only.start), ...points.slice(only.end)].join('');
	return /[\p{L}\p{N}]/u.test(rest.replace(/^\s*(?:on|in)\b/iu, '')) ? null : only.edtf;
}
