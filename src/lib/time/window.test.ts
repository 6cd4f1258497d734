import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { readWhen } from './when.ts';
import { answer, boundaries, parseWindow, printWindow, type Window } from './window.ts';

const DAY = 86_400_000;
const utc = (text: string): number => Date.parse(`${text}T00:00Z`);

describe('the notation of windows', () => {
	test.each([
		['2016-07/2018-02', utc('2016-07-01'), utc('2018-03-01')],
		['2016-07-01/..', utc('2016-07-01'), null],
		['../2018', null, utc('2019-01-01')],
		['1988', utc('1988-01-01'), utc('1989-01-01')],
		['2016-02', utc('2016-02-01'), utc('2016-03-01')],
		['2016-02-29', utc('2016-02-29'), utc('2016-03-01')],
		['../..', null, null]
	])('%s', (text, from, to) => {
		expect(parseWindow(text)).toEqual({ from, to });
		expect(printWindow({ from, to })).toBe(text.replace('2016-07-01/', '2016-07/'));
	});

	test.each([
		'',
		'..',
		'x',
		'/',
		'2016/',
		'/2016',
		'2016-13',
		'2017-02-29',
		'2018/2016',
		'198X',
		'2016~',
		'2016/2017/2018',
		'2016-21',
		'20'
	])('"%s" is no window', (text) => {
		expect(parseWindow(text)).toBeNull();
	});

	test('is the shortest at each end', () => {
		expect(printWindow({ from: utc('2016-07-01'), to: utc('2018-03-01') })).toBe('2016-07/2018-02');
		expect(printWindow({ from: utc('2016-01-01'), to: utc('2016-08-01') })).toBe('2016/2016-07');
		expect(printWindow({ from: utc('2016-07-02'), to: utc('2018-01-01') })).toBe('2016-07-02/2017');
		expect(printWindow({ from: utc('2016-01-01'), to: utc('2016-02-01') })).toBe('2016-01');
		expect(printWindow({ from: utc('2016-01-01'), to: utc('2016-01-02') })).toBe('2016-01-01');
		expect(printWindow({ from: utc('-000044-03-15'), to: utc('0001-01-01') })).toBe('-0044-03-15/0000');
	});

	test('counts a part of a day whole', () => {
		expect(printWindow({ from: utc('2016-07-01') + 1, to: utc('2016-07-02') + 1 })).toBe(
			'2016-07/2016-07-02'
		);
	});

	const day = fc.integer({ min: -4_000_000, max: 2_900_000 });
	const edge = fc.oneof(
		day,
		fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map(firstOfMonth)
	);
	law(
		'comes back as the same window',
		edge,
		fc.oneof(edge, day),
		fc.boolean(),
		fc.boolean(),
		(a, b, openStart, openEnd) => {
			fc.pre(a !== b);
			const window: Window = {
				from: openStart ? null : Math.min(a, b) * DAY,
				to: openEnd ? null : Math.max(a, b) * DAY
			};
			expect(parseWindow(printWindow(window))).toEqual(window);
		}
	);
});

const firstOfMonth = (date: Date): number => Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY;

describe('an answer', () => {
	const texts = [
		...[
			'2017-06-01',
			'2017-06',
			'198X',
			'1981/1992',
			'198X/1988-07',
			'../1985',
			'1985/..',
			'1985/',
			'/1985',
			'/..'
		],
		...[
			'[..1985]',
			'[1985..]',
			'[1984,1986-05]',
			'{1960,1961-12}',
			'{..1960,1961-12}',
			'2017-06-01T10:30Z',
			'1988-24'
		]
	];
	const instant = fc
		.integer({ min: utc('1955-01-01') / DAY, max: utc('2020-01-01') / DAY })
		.map((days) => days * DAY);

	law(
		'changes only at the boundaries',
		fc.constantFrom(...texts),
		instant,
		instant,
		instant,
		(text, a, b, c) => {
			const when = readWhen(text)!;
			const [from, near, far] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
			fc.pre(from < near);
			const crossed = boundaries(when).some((at) => near <= at && at <= far);
			if (!crossed) expect(answer(when, { from, to: far })).toBe(answer(when, { from, to: near }));
			const crossedAtStart = boundaries(when).some((at) => from <= at && at <= near);
			if (!crossedAtStart && near < far) {
				expect(answer(when, { from: near, to: far })).toBe(answer(when, { from, to: far }));
			}
		}
	);

	const sureless = ['198X/1988-07', '/..'];

	const rank = { out: 0, possibly: 1, in: 2 };
	law(
		'never falls when the window grows, and is "in" for all of time where any part is sure',
		fc.constantFrom(...texts),
		instant,
		instant,
		fc.nat(9999),
		fc.nat(9999),
		(text, a, b, before, after) => {
			const when = readWhen(text)!;
			const window = { from: Math.min(a, b), to: Math.max(a, b) };
			const larger = { from: window.from - before * DAY, to: window.to + after * DAY };
			expect(rank[answer(when, larger)]).toBeGreaterThanOrEqual(rank[answer(when, window)]);
			expect(answer(when, { from: null, to: null })).toBe(sureless.includes(text) ? 'possibly' : 'in');
		}
	);

	test('on an empty window is out', () => {
		for (const text of texts) {
			expect(answer(readWhen(text)!, { from: utc('1985-06-01'), to: utc('1985-06-01') })).toBe('out');
		}
	});
});

test('boundaries are finite, ascending, each once, and hold those of the members of a set', () => {
	expect(boundaries(readWhen('../..')!)).toEqual([]);
	expect(boundaries(readWhen('2017')!)).toEqual([utc('2017-01-01'), utc('2018-01-01')]);
	expect(boundaries(readWhen('{1960,1962,..1958}')!)).toEqual(
		['1959-01-01', '1960-01-01', '1961-01-01', '1962-01-01', '1963-01-01'].map(utc)
	);
});
