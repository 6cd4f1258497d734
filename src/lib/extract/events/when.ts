import type { Found, Sentence, TaggedDate } from './sentence.ts';
import { nearest } from './sentence.ts';

export interface Dated {
	edtf: string | null;
	basis: 'stated' | 'inferred' | null;
	/** 0 to 1. */
	confidence: number;
}

/** What is known of the time at a sentence: dates of its own that are free, of the sentence before, the day that the text has last told of. */
export interface Around {
	free: readonly TaggedDate[];
	before: Sentence | null;
	day: TaggedDate | null;
	published: string | null;
}

/** When it happened, and in words how that is known: the surest of the ways first. */
export function whenOf(sentence: Sentence, trigger: Found, around: Around, reasons: string[]): Dated {
	const own = sentence.bound.get(trigger) ?? nearest(trigger, around.free);
	if (own) {
		reasons.push(own.inferred ? `date of the sentence: ${own.reason}` : 'date of the sentence');
		return {
			edtf: own.edtf,
			basis: own.inferred ? 'inferred' : 'stated',
			confidence: sentence.bound.has(trigger) ? 1 : 0.8
		};
	}
	const earlier =
		around.before?.dates.filter((date) => ![...around.before!.bound.values()].includes(date)) ?? [];
	if (earlier.length === 1) {
		reasons.push('date of the sentence before');
		return { edtf: earlier[0]!.edtf, basis: 'inferred', confidence: 0.6 };
	}
	if (around.day !== null) {
		reasons.push('the day that the text has last told of');
		return { edtf: around.day.edtf, basis: 'inferred', confidence: 0.4 };
	}
	if (trigger.kind === 'statement' && around.published !== null) {
		reasons.push('told by the publication, on its day at the latest');
		// One of the days up to it; where the day is not known, what is known of it.
		const edtf = /^[\d-]+$/u.test(around.published) ? `[..${around.published}]` : around.published;
		return { edtf, basis: 'inferred', confidence: 0.5 };
	}
	reasons.push('no date near it');
	return { edtf: null, basis: null, confidence: 0.5 };
}
