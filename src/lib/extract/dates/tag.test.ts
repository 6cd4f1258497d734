import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { law } from '#tests/laws.ts';
import { tagDates } from './tag.ts';

/** Own sentences: publication date, sentence with each date in ⟦ ⟧, wanted EDTF of each; `-` where it cannot be told. */
const rows = readFileSync('tests/fixtures/dates/sentences.tsv', 'utf8')
	.split('\n')
	.filter((line) => line !== '' && !line.startsWith('#'))
	.map((line) => {
		const [published, marked, wanted] = line.split('\t') as [string, string, string];
		return { published: published || null, marked, wanted: wanted === '' ? [] : wanted.split('; ') };
	});

/** A sentence with each date that was found in ⟦ ⟧. */
function marking(text: string, found: ReturnType<typeof tagDates>): string {
	const points = [...text];
	for (const { start, end } of found.toReversed()) {
		points.splice(end, 0, '⟧');
		points.splice(start, 0, '⟦');
	}
	return points.join('');
}

describe('the dates of a sentence', () => {
	test('are asked of at least 150 sentences', () => {
		expect(rows.length).toBeGreaterThanOrEqual(150);
	});

	test.each(rows)('$marked ($published)', ({ published, marked, wanted }) => {
		const text = marked.replaceAll(/[⟦⟧]/gu, '');
		const found = tagDates(text, { published });
		expect([marking(text, found), ...found.map(({ edtf }) => edtf ?? '-')]).toEqual([marked, ...wanted]);
	});
});

describe('what is not written', () => {
	const [told] = tagDates('He was held on June 4.', { published: '2017-07-22' });
	const [untold] = tagDates('He was held on June 4.');

	test('is inferred with its rule', () => {
		expect(told).toMatchObject({ edtf: '2017-06-04', inferred: true });
		expect(told!.reason).toMatch(/no year is written.*2017-07-22/u);
	});

	test('is never guessed: without anything to tell it from there is no date, and a reason', () => {
		expect(untold).toMatchObject({ edtf: null, inferred: false });
		expect(untold!.reason).toMatch(/no year is written/u);
	});

	test('a date in full infers nothing', () => {
		expect(tagDates('On 3 May 1988.')).toEqual([
			{ start: 3, end: 13, edtf: '1988-05-03', rule: 'day', inferred: false }
		]);
	});
});

/** Texts of the words, figures and signs that dates are made of, in any order. */
const datelike = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				..."between from to and or until since before the of in on last this next past few ago week weeks year years month late early mid end half first second quarter May July september Jan . , - – / ’ ' ( ) : s st th 80s summer Monday Sat yesterday about c BC century Mordad Mehr Christmas Eve 🙂 \n \n\n".split(
					' '
				)
			),
			fc.integer({ min: 0, max: 2100 }).map(String),
			fc.string({ unit: 'grapheme', maxLength: 4 })
		),
		{ maxLength: 40 }
	)
	.chain((words) => fc.constantFrom(' ', '').map((space) => words.join(space)));
const published = fc.constantFrom(
	null,
	'2017-07-22',
	'2017',
	'2017-06~',
	'[2016-07-31..2016-08-06]',
	'nonsense',
	'0001-01-01'
);

describe('for any text', () => {
	law(
		'offsets are code points inside it, in order and without overlap, and each EDTF is readable',
		datelike,
		published,
		(text, published) => {
			const { length } = [...text];
			let last = 0;
			for (const { start, end, edtf, reason } of tagDates(text, { published })) {
				expect(start).toBeGreaterThanOrEqual(last);
				expect(end).toBeGreaterThan(start);
				expect(end).toBeLessThanOrEqual(length);
				if (edtf === null) expect(reason).toBeTruthy();
				else expect(readWhen(edtf)).not.toBeNull();
				last = end;
			}
		}
	);

	law('what stands before it in another paragraph changes nothing but offsets', datelike, (text) => {
		const alone = tagDates(text, { published: '2017-07-22' });
		const after = tagDates(`🙂 No date here.\n\n${text}`, { published: '2017-07-22' });
		expect(after.map(({ start, end, ...told }) => ({ start: start - 17, end: end - 17, ...told }))).toEqual(
			alone
		);
	});
});

describe('a hostile text', () => {
	/** A hundred thousand units of one pattern: a reader that goes back again and again would not end in time. */
	test.each([
		...[
			'1',
			'1 ',
			'1-',
			'1,000',
			'a',
			"'",
			'May ',
			'between May and ',
			'from 1988 to ',
			'late early ',
			'3 and ',
			'\n',
			'Monday, '
		],
		...[
			'before after ',
			'12/',
			'1988-',
			'🙂',
			'the first half of ',
			'a few ',
			'twenty-',
			'Sept. ',
			'://',
			'www.'
		]
	])('of %j again and again is answered', (pattern) => {
		const text = pattern.repeat(Math.ceil(100_000 / pattern.length));
		expect(tagDates(text, { published: '2017-07-22' }).every(({ end }) => end <= text.length)).toBe(true);
	});

	test('that is too long is refused', () => {
		expect(() => tagDates('x'.repeat(64 * 1024 * 1024 + 1))).toThrow(RangeError);
	});
});
