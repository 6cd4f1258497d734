import fc from 'fast-check';
import { resolve } from 'node:path';
import { loadDirectory } from '#cli/directory.ts';
import { catalogue } from '#lib/dataset/catalogue.ts';
import { excerptOf, type Excerpt } from '#lib/dataset/exports/excerpt.ts';
import type { Dataset, Event } from '#lib/dataset/schema.ts';

const read = (directory: string): Dataset => loadDirectory(resolve(import.meta.dirname, directory)).dataset!;

const fixture = read('fixtures/atlas');
const geodata = read('../geodata');
export const site = 'https://example.org/atlas/';

/** Whole atlases, by name. Of geodata nothing is counted: a corrected event breaks no test. */
export const wholes: [name: string, Excerpt][] = [
	['the fixture', excerptOf(catalogue(fixture), site)],
	['the first corpus', excerptOf(catalogue(geodata), site)]
];
export const whole = wholes[0]![1];

/** An excerpt of one event of the fixture, changed. */
export function withEvent(change: Partial<Event>, of = 'league-founded'): Excerpt {
	const event = { ...fixture.events.find(({ id }) => id === of)!, ...change };
	return excerptOf(catalogue({ ...fixture, events: [event] }), site);
}

/** Text of the kind that breaks files: markup, control characters, formulas, line ends, halves of characters. */
export const hostile: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom(
				'<',
				'>',
				'&',
				'"',
				"'",
				']]>',
				'<!--',
				'&amp;',
				'\0',
				'\u0008',
				'\t',
				'\n',
				'\r',
				'\r\n'
			),
			fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '=cmd()', ';', ',', '\\', '\\n', ':', ' '),
			fc.constantFrom('\uD800', '\uDC00', '\uFFFE', '\uFFFF', '\u0085', '\u2028', 'فارسی', '👩‍🚀')
		),
		{ minLength: 1, maxLength: 12 }
	)
	.map((parts) => parts.join(''))
	.filter((text) => text !== '');

/** What a form that knows no control characters and no halves of characters keeps of a text. */
export const kept = (text: string): string =>
	text.replaceAll(/[^\P{Cc}\t\n\r\u007F-\u009F]|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD');
