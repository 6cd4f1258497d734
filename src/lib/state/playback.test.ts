import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '#lib/dataset/catalogue.ts';
import { columnsOf, whenOf, type Columns } from '#lib/dataset/columns.ts';
import { Rows } from '#lib/dataset/listing.ts';
import { DAY } from '#lib/time/range.ts';
import { readWhen, type When } from '#lib/time/when.ts';
import { answer } from '#lib/time/window.ts';
import { modes, paces, speedUnits } from '#lib/view/view.ts';
import { law } from '#tests/laws.ts';
import { beatSize, lastBeat, nextBeat } from './beats.ts';
import { holding } from './holding.ts';
import { isEmpty, justPassed, nextEnd, showingsOf as showings } from './showings.ts';
import { Sliding } from './sliding.ts';
import { LEAST_MS, readingMs, Story } from './story.ts';
import type { Span } from './stride.ts';
import { Telling } from './telling.ts';
import { ended, firstWindow, stepTo, type Course } from './travel.ts';

const start = Date.UTC(1999, 10, 20) / DAY;
const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const day = fc.integer({ min: start, max: start + 400 });
const edtf = fc.oneof(
	{ weight: 4, arbitrary: day.map(iso) },
	day.map((at) => iso(at).slice(0, 7)),
	day.map((at) => iso(at).slice(0, 4)),
	fc.tuple(day, fc.integer({ min: 0, max: 200 })).map(([at, length]) => `${iso(at)}/${iso(at + length)}`),
	fc.tuple(day, fc.integer({ min: 1, max: 40 })).map(([at, length]) => `[${iso(at)}..${iso(at + length)}]`),
	fc.tuple(day, day).map(([a, b]) => `{${iso(a)},${iso(b)}}`),
	fc.tuple(day, day).map(([a, b]) => `[${iso(a)},${iso(b)}]`),
	day.map((at) => `[..${iso(at)}]`),
	day.map((at) => `${iso(at)}/..`)
);
const whens = fc
	.array(edtf, { minLength: 1, maxLength: 12 })
	.map((texts) => texts.map((text) => readWhen(text)!));

function spanOf(all: readonly When[]): Span {
	return {
		from: Math.min(...all.map(({ earliest, latest }) => earliest ?? latest! - DAY)),
		to: Math.max(...all.map(({ earliest, latest }) => latest ?? earliest! + DAY))
	};
}
/** Open ends run to the atlas's last date. */
const closed = (all: readonly When[]): When[] =>
	all.map((when) => ({
		...when,
		latest: when.latest ?? spanOf(all).to,
		surelyTo: when.surelyTo ?? spanOf(all).to
	}));
const mask = (n: number): number[] => Array.from({ length: n }, () => 1);
const columns = (all: readonly (When | null)[]): Columns =>
	columnsOf(
		all.map((when) => ({ when, category: 0, places: [] })),
		0,
		1
	);
const showingsOf = (all: readonly (When | null)[], shown: ArrayLike<number>, possible: boolean) =>
	showings(columns(all), shown, possible);

const speed = fc.record({
	count: fc.integer({ min: 1, max: 6 }),
	unit: fc.constantFrom(...speedUnits.slice(0, 4))
});
const runs = fc.record({
	whens,
	mode: fc.constantFrom(...modes.slice(0, 2)),
	pace: fc.constantFrom(...paces),
	skip: fc.boolean(),
	possible: fc.boolean(),
	still: fc.boolean(),
	speed,
	calendar: fc.constantFrom('gregorian' as const, 'persian' as const),
	width: fc.integer({ min: 1, max: 150 }),
	/** ms between frames. */
	frame: fc.integer({ min: 150, max: 700 })
});
type Run = typeof runs extends fc.Arbitrary<infer R> ? R : never;

function courseOf({ whens: all, possible, mode, pace, skip, speed: pacing, calendar }: Run): Course {
	return {
		...{ mode, pace, skip, by: { speed: pacing, calendar }, span: spanOf(all) },
		showings: showingsOf(all, mask(all.length), possible)
	};
}

/** The windows of a run from the start to the end. */
function play(run: Run, loops = 0): Span[] {
	const course = courseOf(run);
	const from = Math.floor(course.span.from / DAY) * DAY;
	const windows = [firstWindow({ from, to: from + run.width * DAY }, course)];
	const sliding = new Sliding();
	let left = loops;
	for (let time = 0; time < 5_000_000; time += run.frame) {
		const window = windows.at(-1)!;
		const { window: next, over } = sliding.advance({
			time,
			still: run.still,
			loop: left > 0,
			window,
			course
		});
		// A window of the whole atlas begins where it ended.
		if (window.to >= course.span.to && next.to <= window.to && time > 2000) left--;
		if (next.from !== window.from || next.to !== window.to) windows.push(next);
		if (over) return windows;
	}
	throw new Error('endless run');
}
const isShown = (when: When, window: Span, possible: boolean): boolean => {
	const now = answer(when, window);
	return now === 'in' || (possible && now === 'possibly');
};

describe('when an event is shown', () => {
	law(
		'is what the window answers, with the possible ones and without',
		whens,
		day,
		fc.integer({ min: 1, max: 400 }),
		fc.boolean(),
		(all, at, width, possible) => {
			const window = { from: at * DAY, to: (at + width) * DAY };
			const { events, opens, closes } = showingsOf(all, mask(all.length), possible);
			const shown = new Set(
				[...events].filter((_, row) => opens[row]! < window.to && closes[row]! > window.from)
			);
			expect([...shown].sort((a, b) => a - b)).toEqual(
				all.flatMap((when, at) => (isShown(when, window, possible) ? [at] : []))
			);
			expect(isEmpty(showingsOf(all, mask(all.length), possible), window)).toBe(shown.size === 0);
		}
	);

	law(
		'the next end of a window is the first day at which something new is shown',
		whens,
		day,
		fc.integer({ min: 1, max: 90 }),
		(all, at, width) => {
			const shown = showingsOf(all, mask(all.length), true);
			const to = at * DAY;
			const next = nextEnd(shown, to, (end) => end - width * DAY);
			const opening = [...shown.opens].filter((instant) => instant >= to);
			if (next === null) expect(opening).toEqual([]);
			else expect(next).toBe(Math.floor(Math.min(...opening) / DAY) * DAY + DAY);
		}
	);

	test('what the filter leaves out is never shown', () => {
		const all = [readWhen('2000-01-01')!, readWhen('2000-01-03')!];
		expect([...showingsOf(all, [0, 1], true).events]).toEqual([1]);
		expect(showingsOf([null, ...all], [], true).events).toHaveLength(0);
	});
});

describe('a run from start to end', () => {
	law('shows every event, in each mode and at each pace, whatever the speed and the frames', runs, (run) => {
		const played = { ...run, whens: closed(run.whens), possible: true };
		const windows = play(played);
		// A cumulative window's start stays: what ended before it is not shown.
		const due = played.whens.filter(
			(when) => run.mode === 'window' || (when.latest ?? Infinity) > windows[0]!.from
		);
		for (const when of due) expect(windows.some((window) => answer(when, window) !== 'out')).toBe(true);
	});

	law('never goes back, and keeps its start when it is cumulative', runs, (run) => {
		const windows = play(run);
		windows.slice(1).forEach((window, at) => {
			expect(window.to).toBeGreaterThanOrEqual(windows[at]!.to);
			expect(window.from).toBeGreaterThanOrEqual(windows[at]!.from);
			if (run.mode === 'cumulative') expect(window.from).toBe(windows[0]!.from);
		});
	});

	law('cumulative playback never loses an event that it has shown', runs, (run) => {
		const windows = play({ ...run, mode: 'cumulative' });
		for (const when of run.whens) {
			const first = windows.findIndex((window) => isShown(when, window, run.possible));
			if (first >= 0)
				expect(windows.slice(first).every((window) => isShown(when, window, run.possible))).toBe(true);
		}
	});

	law(
		'skipping stands on no empty window but at the end, and passes nothing that it does not show',
		runs,
		(run) => {
			const skipping: Run = { ...run, mode: 'window', skip: true };
			const { showings: shown, span } = courseOf(skipping);
			const windows = play(skipping);
			for (const window of windows.slice(1))
				if (window.to < span.to) expect(isEmpty(shown, window)).toBe(false);
		}
	);

	test('skipping comes to the end in fewer windows', () => {
		const years = [readWhen('1980-01-01')!, readWhen('2018-05-01')!];
		const run: Run = {
			...{
				whens: years,
				mode: 'window',
				pace: 'calendar',
				possible: true,
				still: false,
				width: 60,
				frame: 16
			},
			...{ speed: { count: 1, unit: 'm' }, calendar: 'gregorian', skip: false }
		};
		expect(play({ ...run, skip: true }).length).toBeLessThan(play(run).length / 50);
	});

	law('a loop returns to the window that it began with', runs, (run) => {
		const windows = play(run, 1);
		const back = windows.findIndex((window, at) => at > 0 && window.to < windows[at - 1]!.to);
		if (back < 0) return;
		expect(windows[back - 1]!.to).toBeGreaterThanOrEqual(courseOf(run).span.to);
		if (run.mode === 'cumulative') expect(windows[back]!.from).toBe(windows[0]!.from);
		else expect(windows[back]).toEqual(firstWindow(windows[back - 1]!, courseOf(run)));
	});
});

describe('an even pace', () => {
	test('brings one event a step, those of a day together, whatever the distance', () => {
		const all = ['1980-01-01', '1980-01-02', '1999-05-05', '1999-05-05', '2018-01-01'].map((text) =>
			readWhen(text)!
		);
		const shown = showingsOf(all, mask(5), true);
		const ends: string[] = [];
		for (let to: number | null = 0; (to = nextBeat(shown, to)) !== null;) ends.push(iso(to / DAY - 1));
		expect(ends).toEqual(['1980-01-01', '1980-01-02', '1999-05-05', '2018-01-01']);
		expect(iso(lastBeat(shown, Date.UTC(2018, 0, 2))! / DAY - 1)).toBe('1999-05-05');
		expect(iso(lastBeat(shown, Date.UTC(1999, 4, 6))! / DAY - 1)).toBe('1980-01-02');
		expect(lastBeat(shown, Date.UTC(1980, 0, 2))).toBeNull();
	});

	test('brings more events a step where there are many', () => {
		const all = Array.from({ length: 1200 }, (_, at) => readWhen(iso(at))!);
		expect(beatSize(showingsOf(all, mask(1200), true))).toBe(10);
	});

	test('a step forward and one back are where they began, between days with events', () => {
		const all = ['1980-01-01', '1985-01-02', '1999-05-05', '2018-01-01'].map((text) => readWhen(text)!);
		const course: Course = {
			...{ mode: 'window', pace: 'even', skip: false, span: spanOf(all) },
			...{
				by: { speed: { count: 1, unit: 'm' }, calendar: 'gregorian' },
				showings: showingsOf(all, mask(4), true)
			}
		};
		const window = { from: Date.UTC(1985, 0, 1), to: Date.UTC(1985, 0, 3) };
		const next = stepTo(window, 1, course);
		expect(next).toEqual({ from: Date.UTC(1999, 4, 4), to: Date.UTC(1999, 4, 6) });
		expect(stepTo(next, -1, course)).toEqual(window);
	});
});

describe('the trail', () => {
	test('holds an event for one width of the window after it has left, and not while it is shown', () => {
		const shown = showingsOf([readWhen('2000-01-10')!], [1], true);
		const passedOn = (at: number): number[] =>
			justPassed(shown, { from: Date.UTC(2000, 0, at), to: Date.UTC(2000, 0, at + 5) });
		expect([9, 10, 11, 15, 16].map((at) => passedOn(at).length)).toEqual([0, 0, 1, 1, 0]);
	});
});

const event = (index: number, when: When | null, title = 'T', summary = 'S'): Entry =>
	({
		index,
		when,
		event: { id: `e${index}`, title: { en: title }, summary: { en: summary }, claims: [] }
	}) as unknown as Entry;

describe('playback from event to event', () => {
	law(
		'opens each dated event once, in order of time, in a window that shows it, for its length',
		runs,
		(run) => {
			const order = (when: When): number => when.earliest ?? -Infinity;
			const all = closed(run.whens).sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
			const rows = columns([...all, null]);
			const story = new Story(new Rows(rows), mask(all.length + 1));
			const course = courseOf({ ...run, whens: all, possible: true });
			const telling = new Telling();
			let window = firstWindow({ from: course.span.from, to: course.span.from + run.width * DAY }, course);
			window = {
				from: Math.min(window.from, ...all.map(({ earliest }) => earliest ?? Infinity)),
				to: window.to
			};
			const told: { event: number; time: number }[] = [];
			// The text of each event comes a moment after it is asked for.
			const asked = new Map<number, number>();
			for (let time = 0; time < 1e7; time += run.frame) {
				const outcome = telling.advance({
					...{ time, still: run.still, loop: false, window, course, story },
					told: told.at(-1)?.event ?? null,
					whenOf: (event) => whenOf(rows, event)!,
					lengthOf(event) {
						const since = asked.get(event) ?? time;
						asked.set(event, since);
						return time - since > 500 ? 4000 : null;
					}
				});
				window = outcome.window;
				if (outcome.tell !== undefined) {
					told.push({ event: outcome.tell, time });
					expect(answer(all[outcome.tell]!, window)).not.toBe('out');
				}
				if (outcome.over) break;
			}
			const begun = all.flatMap(({ earliest }, event) => (earliest === null ? [] : [event]));
			expect(told.map(({ event }) => event).filter((event) => all[event]!.earliest !== null)).toEqual(begun);
			told.slice(1).forEach(({ time }, at) => expect(time - told[at]!.time).toBeGreaterThanOrEqual(4000));
		}
	);

	test('a longer text is shown longer, and none shorter than four seconds', () => {
		expect(readingMs(event(0, null), 'en', 'en')).toBe(LEAST_MS);
		const long = readingMs(event(0, null, 'T', 'word '.repeat(60)), 'en', 'en');
		expect(long).toBeGreaterThan(15_000);
	});
});

law(
	'the window of an opened event is as wide as it was and holds it',
	whens,
	day,
	fc.integer({ min: 1, max: 400 }),
	(all, at, width) => {
		const span = spanOf(all);
		for (const when of closed(all)) {
			const next = holding(when, { from: at * DAY, to: (at + width) * DAY }, span, 'gregorian');
			expect(answer(when, next)).not.toBe('out');
		}
	}
);

test('the window of an opened event begins with its year or month, and ends with the atlas', () => {
	const months = { from: Date.UTC(1990, 0, 1), to: Date.UTC(1990, 3, 1) };
	const span = { from: Date.UTC(1979, 0, 1), to: Date.UTC(2018, 0, 1) };
	expect(holding(readWhen('2003-02')!, months, span, 'gregorian')).toEqual({
		from: Date.UTC(2003, 0, 1),
		to: Date.UTC(2003, 3, 1)
	});
	expect(ended(holding(readWhen('2017-12-31')!, months, span, 'gregorian'), { span } as Course)).toBe(true);
});
