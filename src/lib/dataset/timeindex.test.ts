import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { answer, type Window } from '#lib/time/window.ts';
import { law } from '#tests/laws.ts';
import { columnsOf, type Indexed } from './columns.ts';
import { IN, OUT, POSSIBLY } from './answers.ts';
import { TimeIndex } from './timeindex.ts';

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
const DAY = 86_400_000;
/** Any day, and as often those about the beginning of a month or year, where much begins and ends. */
const instant = fc.option(
	fc.oneof(
		fc.integer({ min: Date.UTC(1984, 0, 1) / DAY, max: Date.UTC(1993, 0, 1) / DAY }).map((n) => n * DAY),
		fc
			.tuple(fc.integer({ min: 1985, max: 1992 }), fc.constantFrom(0, 0, 2, 5, 11), fc.constantFrom(-1, 0, 1))
			.map(([y, m, more]) => Date.UTC(y, m, 1) + more * DAY)
	),
	{ nil: null, freq: 6 }
);
const window: fc.Arbitrary<Window> = fc.record({ from: instant, to: instant });

const indexOf = (events: readonly Indexed[]): TimeIndex =>
	new TimeIndex(columnsOf(events, PLACES, CATEGORIES));
const everything = (events: readonly Indexed[]): Uint8Array => new Uint8Array(events.length).fill(1);
const eachAlone = [0, 1, 2, 3];

/** What a recount of all events gives, and what the index must never differ from. */
function bruteForce(
	events: readonly Indexed[],
	mask: Uint8Array,
	shown: Window,
	groupOf: readonly number[] = eachAlone
): object {
	const counts = new Array<number>((Math.max(...groupOf) + 1) * CATEGORIES * 2).fill(0);
	const byCategory = new Array<number>(CATEGORIES * 2).fill(0);
	const unplaced = new Array<number>(CATEGORIES * 2).fill(0);
	const total = { sure: 0, possible: 0 };
	const answers = events.map(({ when, category, places }, event) => {
		const now = when ? answer(when, shown) : 'out';
		if (!mask[event] || now === 'out') return code[now];
		const possible = now === 'in' ? 0 : 1;
		total[possible ? 'possible' : 'sure']++;
		byCategory[category * 2 + possible]!++;
		if (places.length === 0) unplaced[category * 2 + possible]!++;
		const groups = new Set(places.map((place) => groupOf[place]!).filter((group) => group >= 0));
		for (const group of groups) counts[(group * CATEGORIES + category) * 2 + possible]!++;
		return code[now];
	});
	return { counts, byCategory, unplaced, total, answers };
}

const told = (index: TimeIndex, events: readonly Indexed[]): object => ({
	counts: [...index.counts],
	byCategory: [...index.byCategory],
	unplaced: [...index.unplaced],
	total: index.total,
	answers: events.map((_, event) => index.answer(event))
});

describe('the time index', () => {
	const move = fc.oneof(
		{ weight: 4, arbitrary: fc.record({ shown: window }) },
		{
			weight: 1,
			arbitrary: fc.record({ bits: fc.array(fc.constantFrom(0, 1), { minLength: 24, maxLength: 24 }) })
		},
		{
			weight: 1,
			arbitrary: fc.record({
				groupOf: fc.constantFrom<number[][]>(
					[0, 0, 1, 1],
					[0, 1, 2, 3],
					[0, 0, 0, 0],
					[1, -1, 0, 1],
					[-1, 0, 0, -1]
				)
			})
		}
	);
	law(
		'agrees with a recount of every event, after any sequence of windows, masks and groups',
		fc.array(indexed, { maxLength: 24 }),
		fc.array(move, { minLength: 1, maxLength: 8 }),
		(events, moves) => {
			const index = indexOf(events);
			let [mask, shown, groupOf] = [
				everything(events),
				{ from: null, to: null } as Window,
				eachAlone as readonly number[]
			];
			for (const now of moves) {
				if ('shown' in now) index.setWindow((shown = now.shown));
				else if ('bits' in now) index.setMask((mask = Uint8Array.from(now.bits.slice(0, events.length))));
				else {
					groupOf = now.groupOf;
					index.setGroups(Int32Array.from(groupOf), Math.max(...groupOf) + 1);
				}
				expect(told(index, events)).toEqual(bruteForce(events, mask, shown, groupOf));
			}
		}
	);

	test('small steps agree as well as jumps: every day of a year, one at a time', () => {
		const events = ['1988-08-15', '1988', '1988-22', '1987-05/1988-03', '[..1988-06-01]', '1988-12-31'].map(
			(text): Indexed => ({ when: readWhen(text), category: 0, places: [0] })
		);
		const index = indexOf(events);
		const mask = everything(events);
		for (let at = Date.UTC(1987, 11, 1); at < Date.UTC(1989, 1, 1); at += 86_400_000) {
			const shown = { from: at, to: at + 30 * 86_400_000 };
			index.setWindow(shown);
			expect(told(index, events)).toEqual(bruteForce(events, mask, shown));
		}
	});

	test('an undated event is never in a window', () => {
		const index = indexOf([{ when: null, category: 0, places: [0] }]);
		expect(index.total).toEqual({ sure: 0, possible: 0 });
	});

	law(
		'a wider window never shows less',
		fc.array(indexed, { maxLength: 20 }),
		window,
		instant,
		instant,
		(events, shown, a, b) => {
			const index = indexOf(events);
			index.setWindow(shown);
			const before = events.map((_, event) => index.answer(event));
			const least = (x: number | null, y: number | null): number | null =>
				x === null || y === null ? null : Math.min(x, y);
			const most = (x: number | null, y: number | null): number | null =>
				x === null || y === null ? null : Math.max(x, y);
			fc.pre(shown.from === null || shown.to === null || shown.from < shown.to);
			index.setWindow({ from: least(shown.from, a), to: most(shown.to, b) });
			before.forEach((was, event) => expect(index.answer(event)).toBeGreaterThanOrEqual(was));
		}
	);
});
