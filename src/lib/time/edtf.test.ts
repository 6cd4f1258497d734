// @ts-expect-error: the package declares no types
import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { parseEdtf } from './edtf.ts';
import { readWhen } from './when.ts';

test.each([
	...[
		'2017-02-30',
		'2017-13',
		'2017-00',
		'2017-04-31',
		'2017-02-3X',
		'XXXX-02-30',
		'XXX1-02-29',
		'-0000',
		'2001-42'
	],
	...['', ' 2017', '2017 '],
	...[
		'2017-6-1',
		'1/6/2017',
		'2017-06-01-01',
		'1984?~',
		'June 2017',
		'198',
		'٢٠١٧',
		'201x',
		'1402/07/15',
		'1984/1985/1986'
	],
	...[
		'[]',
		'{}',
		'[..]',
		'[1984',
		'{1984]',
		'[1984,]',
		'[1984..1985..1986]',
		'...',
		'..',
		'Y1950',
		'Y',
		'-00',
		'1950S0',
		'1950S5'
	],
	...[
		'2017-06-01T25:00Z',
		'2017-06-01T24:01Z',
		'2017-06-01T10:60Z',
		'2017-06-01T10:30:60Z',
		'2017-06-01T10:30+15:00'
	],
	...['2017-02-29T10:30Z', '2017-06-01T', '2017-06-01T10Z', '2017-06T10:30Z']
])('"%s" is not read', (text) => {
	expect(parseEdtf(text)).toBeNull();
	expect(readWhen(text)).toBeNull();
});

test('a text of more than 64 characters is refused', () => {
	const years = Array.from({ length: 12 }, (_, at) => 1980 + at);
	expect(parseEdtf(`{${years.join(',')}}`)).not.toBeNull();
	expect(parseEdtf(`{${[...years, 1992].join(',')}}`)).toBeNull();
});

test('a Persian look-alike is the Gregorian year that it says', () => {
	expect(readWhen('1402-07-15')!.earliest).toBe(-17_907_523_200_000);
});

const year = fc.oneof(
	fc.integer({ min: -9999, max: 9999 }).map((y) => (y < 0 ? '-' : '') + String(Math.abs(y)).padStart(4, '0')),
	fc.stringMatching(/^[12][0-9X]{3}$/)
);
const two = (max: number): fc.Arbitrary<string> =>
	fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
const month = fc.oneof(two(13), fc.constantFrom('XX', '1X', '0X', 'X1', '21', '24', '33'));
const day = fc.oneof(two(32), fc.constantFrom('XX', '1X', '3X', 'X9'));
const mark = fc.constantFrom('', '', '', '?', '~', '%');
const date = fc.oneof(
	fc.tuple(year, mark).map((parts) => parts.join('')),
	fc.tuple(year, mark, fc.constant('-'), month, mark).map((parts) => parts.join('')),
	fc.tuple(year, fc.constant('-'), month, fc.constant('-'), mark, day, mark).map((parts) => parts.join(''))
);
const composite = fc.oneof(
	fc
		.tuple(fc.oneof(date, fc.constantFrom('', '..')), fc.oneof(date, fc.constantFrom('', '..')))
		.map((ends) => ends.join('/')),
	fc.array(date, { minLength: 1, maxLength: 3 }).map((members) => `[${members.join(',')}]`),
	fc.array(date, { minLength: 1, maxLength: 3 }).map((members) => `{${members.join(',')}}`),
	fc.tuple(date, date).map(([from, to]) => `[${from}..${to}]`)
);

const oracle = (text: string): boolean => {
	try {
		edtf(text);
		return true;
	} catch {
		return false;
	}
};

/** Days that the package does not look up in a calendar: those with unspecified digits, and 29 February. */
const unjudged = /X.*-.+-|-.+-.*X|02[?~%]?-[?~%]?29/;
/** Seasons with a mark, and marks on both sides of a part. */
const notInPackage = /[?~%]-(21|24|33)$|-(21|24|33)[?~%]|[?~%].*[?~%]/;

describe('beside the package edtf', () => {
	const comparable = date.filter(
		(text) => !text.includes('X') && !unjudged.test(text) && !notInPackage.test(text)
	);
	law('a date of plain digits is accepted by both or by neither', comparable, (text) => {
		expect(parseEdtf(text) !== null).toBe(oracle(text));
	});

	const either = fc.oneof(date, composite).filter((text) => text.length <= 64 && !unjudged.test(text));
	law('whatever it accepts and a calendar has, this reader accepts', either, (text) => {
		if (oracle(text)) expect(parseEdtf(text)).not.toBeNull();
	});
});

describe('any text', () => {
	const alphabet = fc.constantFrom(...'0123456789XY-/.,[]{}?~%TZ:+SE'.split(''));
	const anything = fc.oneof(
		fc.string({ maxLength: 80 }),
		fc.string({ unit: alphabet, maxLength: 64 }),
		date,
		composite
	);

	law('is answered without an error', anything, (text) => {
		const when = readWhen(text);
		if (when === null) return;
		for (const instant of [when.earliest, when.latest])
			expect(instant === null || Number.isFinite(instant)).toBe(true);
		expect((when.earliest ?? -Infinity) < (when.latest ?? Infinity)).toBe(true);
	});

	test.each([
		'XXXX-02-30',
		'XXX1-02-29',
		'-XXX1-02-29/-XXX3-02-29',
		'{XXX1-02-29,XXX3-02-29,XXX5-02-29,XXX7-02-29,XXX9-02-29}',
		'[XXXX,XXXX,XXXX,XXXX,XXXX,XXXX-12,XXXX-12-31,XXXX-02-29,XXX4]',
		'['.repeat(100_000),
		'X'.repeat(100_000),
		`[${'1984,'.repeat(20_000)}1984]`
	])('is answered within 5 ms: %.20s', (text) => {
		const durations = Array.from({ length: 5 }, () => {
			const start = performance.now();
			readWhen(text);
			return performance.now() - start;
		});
		// The least of five: a busy machine can only make one longer.
		expect(Math.min(...durations)).toBeLessThan(5);
	});
});
