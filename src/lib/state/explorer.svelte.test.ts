import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { catalogue } from '#lib/dataset/catalogue.ts';
import type { Dataset, Event, PlaceFeature } from '#lib/dataset/schema.ts';
import { tongueOf } from '#lib/language/messages.ts';
import { Explorer } from './explorer.svelte.ts';
import { Playback, type Stage } from './playback.svelte.ts';

const place = (id: string, lon: number, lat: number): PlaceFeature => ({
	type: 'Feature',
	id,
	geometry: { type: 'Point', coordinates: [lon, lat] },
	properties: { names: { en: id }, kind: 'city', country: null, uncertaintyKm: 1, sameAs: [] }
});
const event = (id: string, when: string | null, category: string, places: Event['places'] = []): Event => ({
	id,
	title: { en: id },
	summary: { en: id },
	when,
	whenBasis: 'stated',
	places,
	category,
	participants: [],
	claims: [],
	citations: [{ source: 'log' }]
});
const at = (id: string, role: 'venue' | 'dateline' = 'venue'): Event['places'][number] => ({ id, role });
const dataset: Dataset = {
	atlas: {
		title: { en: 'Test' },
		description: { en: 'Test' },
		languages: ['en', 'fa'],
		licence: 'CC0-1.0',
		hemisphere: 'north',
		categories: [
			{ id: 'a', label: { en: 'A' }, colour: { light: '#000000' }, shape: 'circle' },
			{ id: 'b', label: { en: 'B' }, colour: { light: '#111111' }, shape: 'square' }
		],
		view: 't=1988'
	},
	places: [place('lima', -77, -12), place('cusco', -72, -13.5), place('oslo', 10.75, 59.9)],
	events: [
		event('day', '1988-08-15', 'a', [at('lima')]),
		event('season', '1988-24', 'a', [at('lima'), at('cusco')]),
		event('later', '1990-01-02', 'b', [at('oslo')]),
		event('unplaced', '1988-03', 'b', [at('oslo', 'dateline')]),
		event('undated', null, 'b', [at('oslo')]),
		event('lasting', '1987/..', 'b', [at('cusco')])
	],
	sources: [
		{
			id: 'log',
			title: 'Log',
			publisher: 'Log',
			published: null,
			publishedBasis: 'unknown',
			language: 'en',
			rights: 'full'
		}
	]
};
const open = (query = ''): Explorer => new Explorer(catalogue(dataset), tongueOf('en'), query);
const ids = (explorer: Explorer, rows: Iterable<{ event: number }>): string[] =>
	Array.from(rows, ({ event: row }) => explorer.records.entry(row)!.event.id);
/** Sure and possible events of each category at the group of a place. */
const countsAt = ({ shown: { counts, grouping } }: Explorer, at: number): number[] => {
	const group = grouping.groupOf[at]!;
	return [...counts.subarray(group * 4, group * 4 + 4)];
};

describe('the explorer', () => {
	test('shows what the atlas’s own view names, in order of time, and counts the possible ones', () => {
		const explorer = open();
		const { shown } = explorer;
		expect(ids(explorer, shown.rows)).toEqual(['lasting', 'unplaced', 'day', 'season']);
		expect(shown.rows.possible).toBe(1);
		expect(ids(explorer, shown.unplaced)).toEqual(['unplaced']);
		expect(
			ids(
				explorer,
				shown.undated.map((row) => ({ event: row }))
			)
		).toEqual(['undated']);
		expect([...shown.byCategory]).toEqual([2, 2]);
	});

	test('a dateline does not put an event on the map', () => {
		const explorer = open('t=../..');
		expect(countsAt(explorer, 2)).toEqual([0, 0, 1, 0]);
		expect(ids(explorer, explorer.shown.at([2]))).toEqual(['later']);
	});

	test('list, marks and counts follow window and filter together', () => {
		const explorer = open();
		explorer.setWindow({ from: Date.UTC(1990, 0, 1), to: Date.UTC(1990, 0, 3) });
		expect(ids(explorer, explorer.shown.rows)).toEqual(['lasting', 'later']);
		expect(ids(explorer, explorer.shown.at([0]))).toEqual([]);
		explorer.toggleCategory('b');
		expect(explorer.shown.rows).toHaveLength(0);
		expect([...explorer.shown.byCategory]).toEqual([0, 2]);
		explorer.toggleCategory('a');
		expect(explorer.view.filters.categories).toEqual([]);
	});

	test('leaves the possible out when asked, everywhere', () => {
		const explorer = open('poss=0');
		expect(ids(explorer, explorer.shown.rows)).toEqual(['lasting', 'unplaced', 'day']);
		expect(countsAt(explorer, 0)[1]).toBe(0);
		expect(explorer.shown.rows.possible).toBe(0);
	});

	test('only what the map shows is in list, drawers and counts where asked, and all of it on the map', () => {
		const explorer = open('t=../..&basis=view');
		expect(explorer.isOfView).toBe(false);
		expect(explorer.shown.rows).toHaveLength(5);
		explorer.setSight(Uint8Array.of(0, 1, 0));
		expect(explorer.isOfView).toBe(true);
		expect(ids(explorer, explorer.shown.rows)).toEqual(['lasting', 'season']);
		expect([explorer.shown.rows.length, explorer.shown.rows.possible]).toEqual([2, 0]);
		expect(explorer.shown.unplaced).toHaveLength(0);
		expect(explorer.shown.undated).toEqual([]);
		expect([...explorer.shown.byCategory]).toEqual([1, 1]);
		expect(explorer.unseen).toBe(1);
		expect(explorer.shown.everywhere).toHaveLength(5);
		expect(countsAt(explorer, 2)).toEqual([0, 0, 1, 0]);
		expect(ids(explorer, explorer.shown.at([0]))).toEqual(['day', 'season']);

		// The legend counts a kind that is hidden, too; the window moves on; the map moves on.
		explorer.toggleCategory('a');
		expect(ids(explorer, explorer.shown.rows)).toEqual(['lasting']);
		expect([...explorer.shown.byCategory]).toEqual([1, 1]);
		explorer.setWindow({ from: Date.UTC(1990, 0, 1), to: Date.UTC(1990, 0, 3) });
		expect([...explorer.shown.byCategory]).toEqual([0, 1]);
		explorer.setSight(Uint8Array.of(0, 0, 1));
		expect(ids(explorer, explorer.shown.rows)).toEqual(['later']);
		expect(explorer.isOutOfView(explorer.records.byId('lasting')!.index)).toBe(true);
		explorer.clearFilters();
		expect(explorer.isOfView).toBe(false);
		expect(explorer.query).not.toContain('basis');
	});

	test('its link shows the same to another reader', () => {
		const explorer = open();
		explorer.select({ kind: 'event', id: 'day' });
		explorer.setWindow({ from: Date.UTC(1987, 0, 1), to: null });
		explorer.setPossible(false);
		expect(open(explorer.query).view).toEqual(explorer.view);
		expect(explorer.selectedPlace).toBe(0);
	});

	test('tells which parts of a link it could not read, and forgets them when told', () => {
		const explorer = open('sel=event:gone');
		expect(explorer.bad).toEqual([{ key: 'sel', value: 'event:gone' }]);
		explorer.dismissNotice();
		expect(explorer.bad).toEqual([]);
	});
});

describe('playback', () => {
	/** A stage whose clock the test moves. */
	function stage(reduced = false): Stage & { tick(time: number): void } {
		let waiting: ((time: number) => void) | null = null;
		return {
			frame(callback) {
				waiting = callback;
				return () => (waiting = null);
			},
			prefersReducedMotion: () => reduced,
			tick(time) {
				const callback = waiting;
				waiting = null;
				callback?.(time);
				flushSync();
			}
		};
	}

	test('never starts by itself, moves one step a second, and stops at the end', () => {
		const explorer = open('t=1988&speed=1y/s');
		const clock = stage();
		const playback = new Playback(explorer, clock);
		expect(playback.playing).toBe(false);
		playback.play();
		clock.tick(0);
		clock.tick(1000);
		expect(explorer.window).toEqual({ from: Date.UTC(1989, 0, 1), to: Date.UTC(1990, 0, 1) });
		for (let second = 2; second < 9; second++) clock.tick(second * 1000);
		expect(playback.playing).toBe(false);
		expect(explorer.window).toEqual({ from: Date.UTC(1990, 0, 1), to: Date.UTC(1991, 0, 1) });
	});

	test('with reduced motion stands still between steps', () => {
		const explorer = open('t=1988&speed=1y/s');
		const clock = stage(true);
		const playback = new Playback(explorer, clock);
		playback.play();
		clock.tick(0);
		clock.tick(500);
		expect(explorer.window.from).toBe(Date.UTC(1988, 0, 1));
	});

	test('a step forward and one back end where they began', () => {
		const explorer = open('t=1988-03&speed=1m/s');
		const playback = new Playback(explorer, stage());
		playback.step(1);
		expect(explorer.window).toEqual({ from: Date.UTC(1988, 3, 1), to: Date.UTC(1988, 4, 1) });
		playback.step(-1);
		expect(explorer.window).toEqual({ from: Date.UTC(1988, 2, 1), to: Date.UTC(1988, 3, 1) });
	});
});
