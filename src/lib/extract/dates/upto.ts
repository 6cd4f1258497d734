import { tagDates, type DateMention } from './tag.ts';

/**
 * Dates of a text of which no more is known than that it stands on a page whose latest text was published on a day. A day or month
 * without its year, which the text itself does not tell, is the last such one up to then, and uncertain.
 */
export function datesUpTo(text: string, latest: string): DateMention[] {
	const seen = new Map(tagDates(text, { published: latest }).map((date) => [date.start, date]));
	return tagDates(text).map((date) => {
		const other = seen.get(date.start);
		const isDay =
			/^(?:day|month|numeric)$/u.test(date.rule) && /^\d{4}-\d\d(?:-\d\d)?$/u.test(other?.edtf ?? '');
		if (date.edtf !== null || !isDay) return date;
		return {
			...date,
			edtf: `${other!.edtf}?`,
			inferred: true,
			reason: `no year is written: the last such date up to ${latest}, the latest day of publication on the page`
		};
	});
}
