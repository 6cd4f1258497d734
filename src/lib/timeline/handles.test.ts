import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '#lib/time/range.ts';
import { law } from '#tests/laws.ts';
import {
	dayNumber,
	handleLeft,
	hitBox,
	keyed,
	labelMiddles,
	moved,
	timeOfDay,
	withEnd,
	withOpenEnds
} from './handles.ts';

const utc = Date.UTC;
const span = { from: utc(1979, 0, 1), to: utc(2019, 0, 1) };
const window = { from: utc(2000, 0, 1), to: utc(2001, 0, 1) };

describe('where handles stand', () => {
	test('outside the window, in both directions of time', () => {
		expect(handleLeft('from', 100, 12, 1)).toBe(88);
		expect(handleLeft('to', 200, 12, 1)).toBe(200);
		expect(handleLeft('from', 200, 12, -1)).toBe(200);
		expect(handleLeft('to', 100, 12, -1)).toBe(88);
	});

	law(
		'the areas to grasp hold the drawn handles and never overlap',
		fc.integer({ min: 0, max: 1000 }),
		fc.integer({ min: 0, max: 600 }),
		fc.constantFrom(1 as const, -1 as const),
		(left, width, forward) => {
			const [from, to] = forward === 1 ? [left, left + width] : [left + width, left];
			const start = hitBox('from', from, to, 44, forward);
			const end = hitBox('to', to, from, 44, forward);
			const [first, second] = forward === 1 ? [start, end] : [end, start];
			expect(first.x + first.width).toBeLessThanOrEqual(second.x);
			expect([start.width, end.width]).toEqual([44, 44]);
			const drawn = handleLeft('from', from, 16, forward);
			expect(start.x).toBeLessThanOrEqual(drawn);
			expect(start.x + start.width).toBeGreaterThanOrEqual(drawn + 16);
		}
	);
});

describe('the dates over the handles', () => {
	test('stand over their edges where there is room', () => {
		expect(labelMiddles({ x: 100, width: 60 }, { x: 300, width: 60 }, [0, 500], 8)).toEqual([100, 300]);
	});

	test('part where the window is narrow', () => {
		expect(labelMiddles({ x: 200, width: 60 }, { x: 210, width: 60 }, [0, 500], 8)).toEqual([171, 239]);
	});

	const position = fc.integer({ min: 0, max: 500 });
	const width = fc.integer({ min: 20, max: 120 });
	law(
		'never collide and stay in the plot, whichever way time runs',
		position,
		position,
		width,
		width,
		(xa, xb, wa, wb) => {
			const [a, b] = labelMiddles({ x: xa, width: wa }, { x: xb, width: wb }, [0, 500], 8);
			const [left, right] =
				xa <= xb
					? [
							{ x: a, w: wa },
							{ x: b, w: wb }
						]
					: [
							{ x: b, w: wb },
							{ x: a, w: wa }
						];
			expect(left.x + left.w / 2 + 8).toBeLessThanOrEqual(right.x - right.w / 2 + 1e-9);
			expect(left.x - left.w / 2).toBeGreaterThanOrEqual(-1e-9);
			expect(right.x + right.w / 2).toBeLessThanOrEqual(500 + 1e-9);
		}
	);
});

describe('moving an end', () => {
	test('the window never inverts: a day remains', () => {
		expect(withEnd(window, 'from', utc(2005, 0, 1), span)).toEqual({ from: window.to - DAY, to: window.to });
		expect(withEnd(window, 'to', utc(1990, 0, 1), span)).toEqual({
			from: window.from,
			to: window.from + DAY
		});
	});

	test('neither end leaves the span', () => {
		expect(withEnd(window, 'from', 0, span).from).toBe(span.from);
		expect(withEnd(window, 'to', utc(2030, 0, 1), span).to).toBe(span.to);
	});

	test('the whole window keeps its width and stops at the span', () => {
		expect(moved(window, 100 * 366 * DAY, span)).toEqual({ from: span.to - 366 * DAY, to: span.to });
		expect(moved(window, -3 * DAY, span)).toEqual({ from: window.from - 3 * DAY, to: window.to - 3 * DAY });
		expect(moved({ from: 0, to: utc(2030, 0, 1) }, DAY, { from: DAY, to: 2 * DAY }).from).toBe(0);
	});
});

describe('open ends', () => {
	const all = { from: null, to: null };

	test('all of the span is open at both ends', () => {
		expect(withOpenEnds(span, window, window, span)).toEqual(all);
	});

	test('an open end stays open until it is moved', () => {
		expect(withOpenEnds({ ...span, to: window.to }, all, span, span)).toEqual({ from: null, to: window.to });
		expect(withOpenEnds({ ...span, from: window.from }, all, span, span)).toEqual({
			from: window.from,
			to: null
		});
	});

	test('an end that comes to the end of the span is that day', () => {
		expect(withOpenEnds({ ...window, from: span.from }, window, window, span)).toEqual({
			from: span.from,
			to: window.to
		});
	});
});

describe('keys on a handle', () => {
	const press = (key: string, time: number, forward: 1 | -1 = 1, shift = false) =>
		keyed(key, time, { unit: 'month', span, calendar: 'gregorian', forward, shift });

	test('arrows go from month to month', () => {
		expect(press('ArrowRight', utc(2000, 4, 1))).toBe(utc(2000, 5, 1));
		expect(press('ArrowLeft', utc(2000, 4, 1))).toBe(utc(2000, 3, 1));
		expect(press('ArrowUp', utc(2000, 11, 1))).toBe(utc(2001, 0, 1));
	});

	test('an end within a month goes to its edges first', () => {
		expect(press('ArrowRight', utc(2000, 4, 12))).toBe(utc(2000, 5, 1));
		expect(press('ArrowLeft', utc(2000, 4, 12))).toBe(utc(2000, 4, 1));
	});

	test('left goes forward where time runs right to left; up always does', () => {
		expect(press('ArrowLeft', utc(2000, 4, 1), -1)).toBe(utc(2000, 5, 1));
		expect(press('ArrowRight', utc(2000, 4, 1), -1)).toBe(utc(2000, 3, 1));
		expect(press('ArrowUp', utc(2000, 4, 1), -1)).toBe(utc(2000, 5, 1));
	});

	test('with Shift by a day, with PageUp and PageDown by years, with Home and End to the ends', () => {
		expect(press('ArrowRight', utc(2000, 4, 1), 1, true)).toBe(utc(2000, 4, 2));
		expect(press('PageUp', utc(2000, 4, 1))).toBe(utc(2001, 0, 1));
		expect(press('PageDown', utc(2000, 4, 1))).toBe(utc(2000, 0, 1));
		expect(press('Home', utc(2000, 4, 1))).toBe(span.from);
		expect(press('End', utc(2000, 4, 1))).toBe(span.to);
		expect(press('a', utc(2000, 4, 1))).toBeNull();
	});

	test('the calendar decides where a month begins', () => {
		const next = keyed('ArrowUp', utc(1988, 2, 21), {
			unit: 'month',
			span,
			calendar: 'persian',
			forward: -1,
			shift: false
		});
		expect(next).toBe(utc(1988, 3, 21));
	});
});

describe('day numbers of the range inputs', () => {
	test('name the first and the last included day', () => {
		expect(dayNumber('from', 10 * DAY)).toBe(10);
		expect(dayNumber('to', 10 * DAY)).toBe(9);
	});

	law(
		'lead back to the end they came from',
		fc.integer({ min: -50_000, max: 50_000 }),
		fc.constantFrom('from' as const, 'to' as const),
		(day, side) => {
			expect(timeOfDay(side, dayNumber(side, day * DAY))).toBe(day * DAY);
		}
	);
});
