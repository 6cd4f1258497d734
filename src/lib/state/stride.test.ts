import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '#lib/time/range.ts';
import { law } from '#tests/laws.ts';
import { glided, limits, opening, stepped, stride, type Stride } from './stride.ts';

const utc = Date.UTC;
const span = { from: utc(1979, 1, 11), to: utc(2018, 3, 22) };
const by = (
	count: number,
	unit: Stride['speed']['unit'],
	calendar: Stride['calendar'] = 'gregorian'
): Stride => ({
	speed: { count, unit },
	calendar
});
const year = (y: number) => ({ from: utc(y, 0, 1), to: utc(y + 1, 0, 1) });

describe('a step through time', () => {
	test('is in real units of the calendar', () => {
		expect(stride(utc(2000, 0, 1), 1, by(1, 'm'))).toBe(utc(2000, 1, 1));
		expect(stride(utc(2000, 0, 1), 2, by(1, 'q'))).toBe(utc(2000, 6, 1));
		expect(stride(utc(2000, 0, 1), -1, by(2, 'w'))).toBe(utc(1999, 11, 18));
		expect(stride(utc(1988, 2, 21), 1, by(1, 'y', 'persian'))).toBe(utc(1989, 2, 21));
	});

	test('forward and back end where they began, whatever the months between are long', () => {
		const window = { from: utc(2000, 0, 1), to: utc(2000, 2, 1) };
		const next = stepped(window, 1, span, by(1, 'm'));
		expect(next).toEqual({ from: utc(2000, 1, 1), to: utc(2000, 3, 1) });
		expect(stepped(next, -1, span, by(1, 'm'))).toEqual(window);
	});

	test('windows of months come to rest as months, at the month that holds the last instant', () => {
		expect(limits(span, by(1, 'm'))).toEqual({ from: utc(1979, 1, 1), to: utc(2018, 4, 1) });
		const last = stepped({ from: utc(2018, 1, 1), to: utc(2018, 3, 1) }, 1, span, by(3, 'm'));
		expect(last).toEqual({ from: utc(2018, 2, 1), to: utc(2018, 4, 1) });
		expect(stepped(last, 1, span, by(3, 'm'))).toEqual(last);
		const first = stepped({ from: utc(1979, 2, 1), to: utc(1979, 4, 1) }, -1, span, by(1, 'y'));
		expect(first).toEqual({ from: utc(1979, 0, 1), to: utc(1979, 2, 1) });
	});

	const anyDay = fc.integer({ min: span.from / DAY, max: span.to / DAY - 1 });
	const unit = fc.constantFrom('d' as const, 'w' as const, 'm' as const, 'q' as const, 'y' as const);
	law(
		'never goes back when it should go on, nor the other way round, and stays within the limits',
		anyDay,
		fc.integer({ min: 1, max: 900 }),
		unit,
		fc.integer({ min: 1, max: 5 }),
		(day, width, name, count) => {
			const window = { from: day * DAY, to: Math.min(day + width, span.to / DAY) * DAY };
			const pace = by(count, name);
			const end = limits(span, pace);
			const on = stepped(window, 1, span, pace);
			const back = stepped(window, -1, span, pace);
			expect(on.to).toBeGreaterThanOrEqual(window.to);
			expect(back.from).toBeLessThanOrEqual(window.from);
			for (const { from, to } of [on, back]) {
				expect(from).toBeLessThan(to);
				expect(from).toBeGreaterThanOrEqual(end.from);
				expect(to).toBeLessThanOrEqual(end.to);
			}
		}
	);
});

describe('gliding', () => {
	test('goes by whole days and arrives where the step does', () => {
		const half = glided(year(2000), 0.5, span, by(1, 'm'));
		expect(half).toEqual({ from: utc(2000, 0, 17), to: utc(2001, 0, 17) });
		expect(glided(year(2000), 1, span, by(1, 'm'))).toEqual(stepped(year(2000), 1, span, by(1, 'm')));
		expect(glided(year(2000), 0, span, by(1, 'm'))).toEqual(year(2000));
	});

	law(
		'never goes back in time',
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.double({ min: 0, max: 1, noNaN: true }),
		(a, b) => {
			const [first, second] = [Math.min(a, b), Math.max(a, b)].map((part) =>
				glided(year(2017), part, span, by(1, 'q'))
			);
			expect(second!.to).toBeGreaterThanOrEqual(first!.to);
		}
	);
});

describe('beginning anew', () => {
	test('a window at the end begins at the start, as wide as it was in months', () => {
		expect(opening({ from: utc(2017, 2, 1), to: utc(2018, 4, 1) }, span, by(1, 'm'))).toEqual({
			from: utc(1979, 1, 1),
			to: utc(1980, 3, 1)
		});
	});

	test('where all was shown, a few steps are', () => {
		expect(opening(span, span, by(3, 'm'))).toEqual({ from: utc(1979, 1, 1), to: utc(1980, 1, 1) });
	});
});
