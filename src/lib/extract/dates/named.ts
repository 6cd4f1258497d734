import { yearAfter, type Context, type Phrase } from './phrase.ts';
import { namedDays } from './vocabulary.ts';

/** The days with a name by their first word, longest name first. */
const byFirstWord = new Map<string, { words: string[]; month: number; day: number }[]>();
for (const [name, month, day] of namedDays) {
	const words = name.split(' ');
	const known = byFirstWord.get(words[0]!) ?? [];
	known.push({ words, month, day });
	byFirstWord.set(
		words[0]!,
		known.sort((a, b) => b.words.length - a.words.length)
	);
}

/** "Christmas Eve 1989", "International Women’s Day", "9/11": days whose date does not move. */
export function namedDay(context: Context, index: number): Phrase | null {
	const { tokens } = context;
	const first = tokens.at(index);
	if (first.text === '9') return nineEleven(context, index);
	if (!first.capital) return null;
	for (const { words, month, day } of byFirstWord.get(first.text) ?? []) {
		if (!words.every((word, at) => at === 0 || tokens.word(index + at) === word)) continue;
		const next = index + words.length;
		if (isPartOfName(context, index, next)) return null;
		const year = yearAfter(context, next);
		return {
			unit: {
				kind: 'day',
				year: year?.year ?? null,
				month,
				day,
				...(year?.inferred && { inferred: year.inferred })
			},
			next: year?.next ?? next,
			rule: 'named-day'
		};
	}
	return null;
}

/** "Christmas Island", "Father Christmas". */
function isPartOfName({ tokens }: Context, index: number, next: number): boolean {
	const after = tokens.at(next);
	const before = tokens.at(index - 1);
	const goesOn = after.kind === 'word' && after.capital && after.gap === 1;
	return goesOn || (tokens.at(index).gap === 1 && /^(?:father|mother|orthodox)$/u.test(before.text));
}

function nineEleven({ tokens }: Context, index: number): Phrase | null {
	const [slash, eleven, after] = [tokens.at(index + 1), tokens.at(index + 2), tokens.at(index + 3)];
	const isWritten = slash.text === '/' && slash.gap === 0 && eleven.text === '11' && eleven.gap === 0;
	if (!isWritten || (after.gap === 0 && /^[/-]$/u.test(after.text) && tokens.at(index + 4).kind === 'number'))
		return null;
	return { unit: { kind: 'day', year: 2001, month: 9, day: 11 }, next: index + 3, rule: 'named-day' };
}
