import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { readWhen, type When } from './when.ts';

const utc = (text: string): number => Date.parse(`${text}T00:00Z`);
const bounds = (when: When | null): (string | null)[] | null =>
	when &&
	[when.earliest, when.latest, when.surelyFrom, when.surelyTo].map((ms) =>
		ms === null ? null : new Date(ms).toISOString().slice(0, 10)
	);

describe('a moment', () => {
	test('has the bounds of its unit, and a sure span equal to them', () => {
		expect(readWhen('1988-02')).toEqual({
			kind: 'moment',
			earliest: utc('1988-02-01'),
			latest: utc('1988-03-01'),
			surelyFrom: utc('1988-02-01'),
			surelyTo: utc('1988-03-01'),
			approximate: false,
			uncertain: false
		});
	});

	test.each([
		['156X-12-25', '1560-12-25', '1569-12-26'],
		['1984-1X', '1984-10-01', '1985-01-01'],
		['1984-X1', '1984-01-01', '1984-12-01'],
		['2017-XX-31', '2017-01-31', '2018-01-01'],
		['2004-02-2X', '2004-02-20', '2004-03-01'],
		['20XX-02-29', '2000-02-29', '2096-03-01'],
		['1X84', '1084-01-01', '1985-01-01'],
		['1950S2', '1900-01-01', '2000-01-01'],
		['2001-33', '2001-01-01', '2001-04-01'],
		['2001-38', '2001-05-01', '2001-09-01'],
		['2001-41', '2001-07-01', '2002-01-01'],
		['[1667-05..1760-12-03]', '1667-05-01', '1760-12-04'],
		['[1760-12..]', '1760-12-01', null],
		['[..1760-12-03]', null, '1760-12-04']
	])('%s lies from %s until before %s', (text, earliest, latest) => {
		expect(bounds(readWhen(text))).toEqual([earliest, latest, earliest, latest]);
	});

	test.each([
		['2017-21', '2017-03-01', '2017-06-01', '2017-09-01', '2017-12-01'],
		['2017-22', '2017-06-01', '2017-09-01', '2017-12-01', '2018-03-01'],
		['2017-23', '2017-09-01', '2017-12-01', '2017-03-01', '2017-06-01'],
		['2017-24', '2017-12-01', '2018-03-01', '2017-06-01', '2017-09-01']
	])('in the season %s depends on the hemisphere', (text, north, northEnd, south, southEnd) => {
		expect(bounds(readWhen(text))?.slice(0, 2)).toEqual([north, northEnd]);
		expect(bounds(readWhen(text, 'south'))?.slice(0, 2)).toEqual([south, southEnd]);
	});

	test('in a season of a named hemisphere does not', () => {
		for (const hemisphere of ['north', 'south'] as const) {
			expect(bounds(readWhen('2017-26', hemisphere))?.slice(0, 2)).toEqual(['2017-06-01', '2017-09-01']);
			expect(bounds(readWhen('2017-30', hemisphere))?.slice(0, 2)).toEqual(['2017-12-01', '2018-03-01']);
		}
	});

	test('in a February of a leap year has 29 days', () => {
		expect(bounds(readWhen('2016-02-29'))?.[1]).toBe('2016-03-01');
		expect(readWhen('2017-02-29')).toBeNull();
		expect(readWhen('1900-02-29')).toBeNull();
		expect(bounds(readWhen('2000-02'))?.[1]).toBe('2000-03-01');
	});
});

describe('a lasting event', () => {
	test.each([
		['1981/1992', '1981-01-01', '1993-01-01', '1981-01-01', '1993-01-01'],
		['198X/1988-07', '1980-01-01', '1988-08-01', '1989-01-01', '1988-08-01'],
		['1980/199X', '1980-01-01', '2000-01-01', '1980-01-01', '1991-01-01'],
		['1988-XX/1990', '1988-01-01', '1991-01-01', '1988-12-01', '1991-01-01'],
		['../1985', null, '1986-01-01', null, '1986-01-01'],
		['1985/..', '1985-01-01', null, '1985-01-01', null],
		['1985/', '1985-01-01', null, '1985-01-01', '1986-01-01'],
		['/1985', null, '1986-01-01', '1985-01-01', '1986-01-01'],
		['../..', null, null, null, null],
		['{1670..1672}', '1670-01-01', '1673-01-01', '1670-01-01', '1673-01-01']
	])('%s reaches from %s to %s, surely from %s to %s', (text, ...expected) => {
		expect(readWhen(text)?.kind).toBe('lasting');
		expect(bounds(readWhen(text))).toEqual(expected);
	});

	test.each(['/', '/..', '../'])('%s with nothing known has no sure part', (text) => {
		const { surelyFrom, surelyTo } = readWhen(text)!;
		expect(surelyFrom).not.toBeNull();
		expect(surelyFrom! >= surelyTo!).toBe(true);
	});
});

test('a set holds its members and spans them', () => {
	const when = readWhen('{1960,1961-12?}')!;
	expect(bounds(when)).toEqual(['1960-01-01', '1962-01-01', '1960-01-01', '1962-01-01']);
	expect(when.uncertain).toBe(true);
	expect(when.set?.mode).toBe('every');
	expect(when.set?.members.map((member) => member.uncertain)).toEqual([false, true]);
	expect(readWhen('[1667,1668..1670,1672-05-01]')?.set?.members).toHaveLength(3);
	expect(bounds(readWhen('[..1983,1985]'))?.[0]).toBeNull();
});

test('a set of one is that one', () => {
	expect(readWhen('[1984]')).toEqual(readWhen('1984'));
	expect(readWhen('{1984}')).toEqual(readWhen('1984'));
});

test('doubt about any part is doubt about the whole', () => {
	const doubt = (text: string): boolean[] => [readWhen(text)!.approximate, readWhen(text)!.uncertain];
	expect(doubt('1984')).toEqual([false, false]);
	expect(doubt('1984?')).toEqual([false, true]);
	expect(doubt('1984~')).toEqual([true, false]);
	expect(doubt('1984%')).toEqual([true, true]);
	expect(doubt('2004-06-~11')).toEqual([true, false]);
	expect(doubt('?2004-06~-11')).toEqual([true, true]);
	expect(doubt('1984/1986~')).toEqual([true, false]);
	expect(doubt('[1984?,1986]')).toEqual([false, true]);
});

test('an interval that ends before it begins is not read; seasons by their hemisphere', () => {
	expect(readWhen('2020/2019')).toBeNull();
	expect(readWhen('[2020..2019]')).toBeNull();
	expect(readWhen('2020-24/2020-07')).toBeNull();
	expect(readWhen('2020-24/2020-07', 'south')).not.toBeNull();
});

test('years far away keep their order and length', () => {
	expect(readWhen('Y-17E7')!.latest!).toBeLessThan(readWhen('Y-16E7')!.earliest!);
	const { earliest, latest } = readWhen('Y400000')!;
	expect(latest! - earliest!).toBe(366 * 86_400_000);
	expect(readWhen('Y1E13')).toBeNull();
});

law(
	'a day is the day that UTC names',
	fc.date({ min: new Date(utc('0000-01-01')), max: new Date(utc('9999-12-31')), noInvalidDate: true }),
	(date) => {
		const day = date.toISOString().slice(0, 10);
		expect(bounds(readWhen(day))?.[0]).toBe(day);
		expect(readWhen(day)!.latest! - readWhen(day)!.earliest!).toBe(86_400_000);
	}
);
