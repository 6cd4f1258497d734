import type { Found } from './found.ts';
import type { Sentence } from './sentence.ts';

/** A time, and how it is known. */
export interface Dated {
	edtf: string | null;
	basis: 'stated' | 'inferred' | null;
	/** 0 to 1. */
	confidence: number;
	/** In words: how it is known. */
	reason: string;
}

/** What is so now, or has been up to now. */
const present = /\b(?:is|are|am|have been|has been)\s+(?:\p{Ll}+\s+)?\p{Ll}+(?:ing|ed)\b/u;

/** News of a day tells of that day or one shortly before; what stands in it by the way was at the latest then. */
export function byPublication(
	{ between, start, triggers }: Sentence,
	trigger: Found,
	published: string | null,
	isLead: boolean
): Dated {
	const { manner, form } = trigger;
	if (published === null) return { edtf: null, basis: null, confidence: 0.5, reason: 'no date near it' };
	const isPlain = /^[\d-]+$/u.test(published);
	const isSaid = triggers.some((other) => other.manner === 'saying' && other.end < trigger.start);
	const isPresent = present.test(between(start, trigger.end + 60));
	const isNews = manner !== 'act' || isPresent || (form === 'verb' && isLead && !isSaid);
	if (!isPlain)
		return { edtf: published, basis: 'inferred', confidence: 0.5, reason: 'about the time of publication' };
	return isNews
		? {
				edtf: `${published}~`,
				basis: 'inferred',
				confidence: 0.5,
				reason: 'told as news: about the day of publication'
			}
		: {
				edtf: `[..${published}]`,
				basis: 'inferred',
				confidence: 0.4,
				reason: 'on the day of publication at the latest'
			};
}
