import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roles } from '#lib/dataset/terms.ts';
import { law } from '#tests/laws.ts';
import { parseView, printView, type Known } from './codec.ts';
import { defaultView, modes, paces, speedUnits, type Camera, type View } from './view.ts';

const anything: Known = {
	category: () => true,
	source: () => true,
	place: () => true,
	event: () => true,
	person: () => true,
	records: true
};
const nothing: Known = {
	category: () => false,
	source: () => false,
	place: () => false,
	event: () => false,
	person: () => false,
	records: true
};

const DAY = 86_400_000;
const day = fc.integer({ min: -30_000, max: 30_000 }).map((n) => n * DAY);
const end = fc.option(day, { nil: null });
const window = fc
	.tuple(end, end)
	.filter(([from, to]) => from === null || to === null || from < to)
	.map(([from, to]) => ({ from, to }));
const decimal = (min: number, max: number, digits: number): fc.Arbitrary<number> =>
	fc
		.integer({ min: Math.ceil(min * 10 ** digits), max: Math.floor(max * 10 ** digits) })
		.map((n) => Number((n / 10 ** digits).toFixed(digits)) + 0);
const camera: fc.Arbitrary<Camera | null> = fc.oneof(
	fc.constant(null),
	fc.record({
		kind: fc.constant('centre' as const),
		lon: decimal(-180, 180, 5),
		lat: decimal(-90, 90, 5),
		zoom: decimal(0, 22, 2)
	}),
	fc
		.tuple(decimal(-180, 0, 5), decimal(-90, 0, 5), decimal(0.00001, 180, 5), decimal(0.00001, 90, 5))
		.map((bounds): Camera => ({ kind: 'bounds', bounds }))
);
const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/u);
const sorted = (items: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
	fc.uniqueArray(items, { maxLength: 4 }).map((list) => list.sort());
const view: fc.Arbitrary<View> = fc.record({
	window,
	camera,
	selection: fc.option(fc.record({ kind: fc.constantFrom('place' as const, 'event' as const), id }), {
		nil: null
	}),
	filters: fc.record({
		categories: sorted(id),
		sources: sorted(id),
		people: sorted(fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name.isWellFormed())),
		inside: fc.option(id, { nil: null }),
		near: fc.option(
			fc.record({ lon: decimal(-180, 180, 5), lat: decimal(-90, 90, 5), km: decimal(0.001, 20038, 3) }),
			{
				nil: null
			}
		),
		roles: fc.uniqueArray(fc.constantFrom(...roles)).map((list) => list.sort()),
		sure: fc.uniqueArray(fc.constantFrom('place' as const, 'time' as const)).map((list) => list.sort())
	}),
	possible: fc.boolean(),
	basis: fc.constantFrom('all' as const, 'view' as const),
	calendar: fc.constantFrom(null, 'gregorian' as const, 'persian' as const),
	mode: fc.constantFrom(...modes),
	speed: fc.record({ count: fc.integer({ min: 1, max: 9999 }), unit: fc.constantFrom(...speedUnits) }),
	pace: fc.constantFrom(...paces),
	skip: fc.boolean(),
	loop: fc.boolean(),
	trail: fc.boolean()
});

describe('the link of a view', () => {
	law('gives the view back, over any view that an empty link means', view, view, (shown, base) => {
		expect(parseView(printView(shown, base), anything, base)).toEqual({ view: shown, bad: [] });
	});

	law('is the same text again when read and printed', view, (shown) => {
		const query = printView(shown);
		expect(printView(parseView(query, anything).view)).toBe(query);
	});

	law('survives programs that encode its signs', view, (shown) => {
		const query = printView({ ...shown, filters: { ...shown.filters, people: [] } });
		const encoded = query.replaceAll(',', '%2C').replaceAll('/', '%2F').replaceAll(':', '%3A');
		expect(parseView(encoded, anything).view).toEqual(parseView(query, anything).view);
	});

	test('is empty for the view that an empty link means', () => {
		expect(printView(defaultView)).toBe('');
		expect(parseView('', nothing)).toEqual({ view: defaultView, bad: [] });
		expect(parseView('?', nothing)).toEqual({ view: defaultView, bad: [] });
	});

	test('leaves out what is default and writes keys in one order', () => {
		const { view: shown } = parseView('poss=0&cat=b,a&t=2016-07/2018-02', anything);
		expect(printView(shown)).toBe('v=1&t=2016-07/2018-02&cat=a,b&poss=0');
	});
});

describe('a link that cannot be read', () => {
	law('never throws and always gives a view', fc.string({ maxLength: 300, unit: 'binary' }), (query) => {
		const { view: shown } = parseView(query, nothing);
		expect(shown.filters).toBeDefined();
	});

	test.each([
		['t=2018/2016', 't'],
		['t=yesterday', 't'],
		['c=500,0,3', 'c'],
		['c=NaN,0,3', 'c'],
		['bbox=10,0,5,1', 'bbox'],
		['sel=event:gone', 'sel'],
		['sel=planet:mars', 'sel'],
		['cat=%E0%A4%A', 'cat'],
		['near=1,2', 'near'],
		['poss=maybe', 'poss'],
		['speed=0m/s', 'speed'],
		['speed=10000d/s', 'speed'],
		['pace=fast', 'pace'],
		['skip=2', 'skip'],
		['trail=no', 'trail'],
		['v=99', 'v']
	])('%s falls back and is told', (query, key) => {
		const { view: shown, bad } = parseView(query, nothing);
		expect(shown).toEqual(defaultView);
		expect(bad.map((value) => value.key)).toEqual([key]);
	});

	test('keeps what it can read beside what it cannot', () => {
		const { view: shown, bad } = parseView('t=1988&poss=perhaps&sel=place:ahvaz', anything);
		expect(shown.window).toEqual({ from: Date.UTC(1988, 0, 1), to: Date.UTC(1989, 0, 1) });
		expect(shown.selection).toEqual({ kind: 'place', id: 'ahvaz' });
		expect(bad).toEqual([{ key: 'poss', value: 'perhaps' }]);
	});

	test('takes the first of two equal keys', () => {
		expect(parseView('poss=0&poss=1', nothing).view.possible).toBe(false);
	});

	test('reads no further than a link can be long', () => {
		expect(parseView(`${'x'.repeat(64 * 1024)}&poss=0`, nothing).view.possible).toBe(true);
	});

	test('ignores keys it does not know, those of objects included', () => {
		expect(parseView('utm_source=a&constructor=1&__proto__=2&toString', nothing)).toEqual({
			view: defaultView,
			bad: []
		});
	});
});

/** Links of version 1 as they were given out. A change that alters one of them needs a version 2. */
test.each([
	['v=1&t=2016-07/2018-02', { window: { from: Date.UTC(2016, 6, 1), to: Date.UTC(2018, 2, 1) } }],
	['v=1&t=1988-08-15', { window: { from: Date.UTC(1988, 7, 15), to: Date.UTC(1988, 7, 16) } }],
	['v=1&t=../1990', { window: { from: null, to: Date.UTC(1991, 0, 1) } }],
	['v=1&c=48.6706,31.3183,5.5', { camera: { kind: 'centre', lon: 48.6706, lat: 31.3183, zoom: 5.5 } }],
	['v=1&bbox=44,25,64,40', { camera: { kind: 'bounds', bounds: [44, 25, 64, 40] } }],
	['v=1&sel=event:a-b', { selection: { kind: 'event', id: 'a-b' } }],
	['v=1&mode=event&pace=even&skip=1&trail=0', { mode: 'event', pace: 'even', skip: true, trail: false }],
	['v=1&cal=persian&speed=2y/s&loop=1', { calendar: 'persian', speed: { count: 2, unit: 'y' }, loop: true }]
])('the link %s of version 1 still shows the same', (query, part) => {
	expect(parseView(query, anything).view).toEqual({ ...defaultView, ...part });
});
