import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dearLaw } from '#tests/dearlaws.ts';
import { law } from '#tests/laws.ts';
import { piecesOf, segmentsOf } from './marking.ts';

const spans = fc.array(
	fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
	{ maxLength: 8 }
);

describe('segments of a text', () => {
	law(
		'follow each other and are together the whole text',
		fc.integer({ min: 1, max: 50 }),
		spans,
		(length, marked) => {
			const segments = segmentsOf(length, marked);
			expect(segments[0]!.start).toBe(0);
			expect(segments.at(-1)!.end).toBe(length);
			segments.slice(1).forEach(({ start }, at) => expect(start).toBe(segments[at]!.end));
		}
	);

	law(
		'lie within exactly the spans that hold each of their characters; each span ends once',
		spans,
		(marked) => {
			const segments = segmentsOf(50, marked);
			for (const { start, end, within } of segments)
				for (let at = start; at < end; at++)
					expect(within).toEqual(
						marked.flatMap((span, index) => (span.start <= at && at < Math.min(50, span.end) ? [index] : []))
					);
			const ended = segments.flatMap(({ ending }) => ending).sort((a, b) => a - b);
			expect(ended).toEqual(
				marked.flatMap(({ start, end }, index) => (Math.min(start, 50) < Math.min(end, 50) ? [index] : []))
			);
		}
	);
});

describe('pieces of a passage', () => {
	dearLaw(
		'are together the whole text, whatever the names',
		fc.string({ unit: 'grapheme' }),
		fc.array(fc.string()),
		(text, names) => {
			expect(
				piecesOf(text, names)
					.map((piece) => piece.text)
					.join('')
			).toBe(text);
		}
	);

	test.each([
		['The ferry left Porto on 3 May 1987.', ['Porto'], ['Porto'], ['3 May 1987']],
		['In New York, not York; 1988', ['York', 'New York'], ['New York', 'York'], ['1988']],
		['Portobello is no port', ['Porto'], [], []],
		['On March 4, 2016 and in july', [], [], ['March 4, 2016', 'july']],
		['در تهران، ۱۰ مرداد ۱۳۶۷', ['تهران'], ['تهران'], ['۱۰ مرداد ۱۳۶۷']],
		['on 1st February in Bergen', ['Bergen'], ['Bergen'], ['1st February']],
		['12345 is no year', [], [], []]
	])('%s', (text, names, places, dates) => {
		const pieces = piecesOf(text, names);
		const of = (kind: 'place' | 'date') =>
			pieces.filter((piece) => piece.kind === kind).map((piece) => piece.text);
		expect(of('place')).toEqual(places);
		expect(of('date')).toEqual(dates);
	});
});
