import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { answer, type Window } from '#lib/time/window.ts';
import type { Indexed } from './columns.ts';
import { IN, OUT, POSSIBLY, TimeIndex } from './timeindex.ts';

const PLACES = 4;
const CATEGORIES = 3;
const code = { out: OUT, possibly: POSSIBLY, in: IN };

const two = (n: number): string => String(n).padStart(2, '0');
const year = fc.integer({ min: 1985, max: 1991 }).map(String);
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}-${two(d)}`);
const date = fc.oneof(day, day, month, year, fc.constant('198X'), fc.constant('1988-22'));
const edtf = fc.oneof(
	date,
	date,
	fc.tuple(date, date).map(([a, b]) => `${a}/${b}`),
	date.map((a) => `${a}/..`),
	date.map((a) => `../${a}`),
	day.map((a) => `[..${a}]`),
	fc.tuple(day, day).map(([a, b]) => `[${a}..${b}]`),
	fc.tuple(day, day).map(([a, b]) => `{${a},${b}}`),
	fc.tuple(day, day).map(([a, b]) => `[${a},${b}]`)
);
const indexed: fc.Arbitrary<Indexed> = fc.record({
	when: fc.option(
		edtf.map((text) => readWhen(text)),
		{ nil: null }
	),
	category: fc.nat(CATEGORIES - 1),
	places: fc.uniqueArray(fc.nat(PLACES - 1), { maxLength: 2 })
});
const instant = fc.option(
	fc
		.integer({ min: Date.UTC(1984, 0, 1) / 86_400_000, max: Date.UTC(1993, 0, 1) / 86_400_000 })
		.map((n) => n * 86_400_000),
	{ nil: null, freq: 6 }
);
const window: fc.Arbitrary<Window> = fc.record({ from: instant, to: instant });

/** The counts that a recount of all events gives: what the index must never differ from. */
function bruteForce(events: readonly Indexed[], mask: Uint8Array, shown: Window): object {
	const counts = new Array<number>(PLACES * CATEGORIES * 2).fill(0);
	const total = { sure: 0, possible: 0 };
	const answers = events.map(({ when, category, places }, event) => {
		const now = when ? answer(when, shown) : 'out';
		if (mask[event] && now !== 'out') {
			total[now === 'in' ? 'sure' : 'possible']++;
			for (const place of places) counts[(place * CATEGORIES + category) * 2 + (now === 'in' ? 0 : 1)]!++;
		}
		return code[now];
	});
	return { counts, total, answers };
}

const told = (index: TimeIndex): object => ({
	counts: [...index.counts],
	total: { ...index.total },
	answers: [...index.answers]
});

describe('the time index', () => {
	test('agrees with a recount of every event, after any sequence of windows and masks', () => {
		fc.assert(
			fc.property(
				fc.array(indexed, { maxLength: 24 }),
				fc.array(fc.tuple(window, fc.infiniteStream(fc.boolean())), { minLength: 1, maxLength: 8 }),
				(events, moves) => {
					const index = new TimeIndex(events, PLACES, CATEGORIES);
					let mask = new Uint8Array(events.length).fill(1);
					for (const [at, [shown, bits]] of moves.entries()) {
						if (at % 3 === 2) {
							mask = Uint8Array.from(events, () => (bits.next().value ? 1 : 0));
							index.setMask(mask);
						}
						index.setWindow(shown);
						expect(told(index)).toEqual(bruteForce(events, mask, shown));
					}
				}
			),
			{ numRuns: 1500 }
		);
	});

	test('small steps agree as well as jumps: every day of a year, one at a time', () => {
		const events = ['1988-08-15', '1988', '1988-22', '1987-05/1988-03', '[..1988-06-01]', '1988-12-31'].map(
			(text): Indexed => ({ when: readWhen(text), category: 0, places: [0] })
		);
		const index = new TimeIndex(events, PLACES, CATEGORIES);
		const mask = new Uint8Array(events.length).fill(1);
		for (let at = Date.UTC(1987, 11, 1); at < Date.UTC(1989, 1, 1); at += 86_400_000) {
			const shown = { from: at, to: at + 30 * 86_400_000 };
			index.setWindow(shown);
			expect(told(index)).toEqual(bruteForce(events, mask, shown));
		}
	});

	test('an undated event is never in a window', () => {
		const index = new TimeIndex([{ when: null, category: 0, places: [0] }], PLACES, CATEGORIES);
		expect(index.total).toEqual({ sure: 0, possible: 0 });
	});

	test('a wider window never shows less', () => {
		fc.assert(
			fc.property(fc.array(indexed, { maxLength: 20 }), window, instant, instant, (events, shown, a, b) => {
				const index = new TimeIndex(events, PLACES, CATEGORIES);
				index.setWindow(shown);
				const before = [...index.answers];
				const least = (x: number | null, y: number | null): number | null =>
					x === null || y === null ? null : Math.min(x, y);
				const most = (x: number | null, y: number | null): number | null =>
					x === null || y === null ? null : Math.max(x, y);
				fc.pre(shown.from === null || shown.to === null || shown.from < shown.to);
				index.setWindow({ from: least(shown.from, a), to: most(shown.to, b) });
				before.forEach((was, event) => expect(index.answers[event]).toBeGreaterThanOrEqual(was));
			})
		);
	});
});
