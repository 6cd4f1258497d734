import { LONGEST_TEXT, LONGEST_TITLE } from '../limits.ts';
import type { Text } from '../schema.ts';
import { givenPlace } from './words.ts';

/** A place that is named and cannot be linked is kept in the words of the summary. */
export function withPlaceInWords(summary: Text, names: Text): Text {
	return Object.fromEntries(
		Object.entries(summary).map(([language, text]) => {
			const name = names[language];
			if (name === undefined || text.includes(name)) return [language, text];
			return [language, shortened(`${text}\n${givenPlace(language, name)}`, LONGEST_TEXT)];
		})
	);
}

/** Cut between words, with a sign that it was. */
export function shortened(text: string, most: number): string {
	if (text.length <= most) return text;
	const start = text.slice(0, most - 1);
	const space = start.lastIndexOf(' ');
	return `${(space > most / 2 ? start.slice(0, space) : start).replace(/[\uD800-\uDBFF]$/u, '').trimEnd()}…`;
}

/** The first sentence, or as much of it as a title holds. */
export function firstWords(text: string): string {
	const line = text.split('\n')[0]!.trim();
	const sentence = /^.{10,}?[.!?؟。](?=\s|$)/u.exec(line)?.[0] ?? line;
	return shortened(sentence.replace(/(?<=\p{L}{3})\.$/u, ''), LONGEST_TITLE);
}
