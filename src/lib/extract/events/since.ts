import { DAY } from '#lib/time/range.ts';
import { readWhen } from '#lib/time/when.ts';
import { dayOf } from '../dates/unit.ts';
import type { Found } from './found.ts';
import type { Dated } from './publication.ts';
import type { Sentence } from './sentence.ts';

const numbers = 'a two three four five six seven eight nine ten eleven twelve'.split(' ');
const days = { day: 1, week: 7, month: 30, year: 365 } as const;
/** Of words that are glued to the line before, too. */
const pattern =
	/(?:\b|(?<=\p{Ll})(?=\p{Lu}))([Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|\d{1,2})\s+(day|week|month|year)s?\s+after\s+[^.;:,“”"]{0,60}$/u;

/** “Two weeks after the election”, of a day: the election was so long before it, about. The day is that of the sentence, or else of the next. */
export function longBefore(sentence: Sentence, trigger: Found, next: Sentence | null): Dated | null {
	const [, count, unit] = pattern.exec(sentence.between(sentence.start, trigger.start)) ?? [];
	if (!count || !unit) return null;
	const day = [...sentence.dates, ...(next?.line === sentence.line ? next.dates : [])].find(({ edtf }) =>
		/^\d{4}-\d\d-\d\d\??$/u.test(edtf!)
	);
	const at = day ? readWhen(day.edtf!)?.earliest : null;
	if (at === null || at === undefined) return null;
	const word = count.toLowerCase();
	const known = numbers.indexOf(word === 'an' || word === 'one' ? 'a' : word) + 1;
	const length = (known || Number(count)) * days[unit.toLowerCase() as keyof typeof days];
	return {
		edtf: `${dayOf(at / DAY - length)}~`,
		basis: 'inferred',
		confidence: 0.6,
		reason: `${count} ${unit}${word === 'a' || word === 'an' ? '' : 's'} before ${day!.edtf}`
	};
}
