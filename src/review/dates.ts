import { calendarOf } from '#lib/language/language.ts';
import type { Review } from '#lib/state/review.svelte.ts';
import { formatWhen } from '#lib/time/format.ts';

/** A date in words, in the calendar that readers of the language expect. */
export const dateIn = (edtf: string | null, { language, messages, overview }: Review): string =>
	formatWhen(edtf, {
		language,
		calendar: calendarOf(language),
		words: messages.when,
		hemisphere: overview?.atlas.hemisphere
	});
