import { sampleColumns, samplePlaces } from '#lib/dataset/sample.ts';
import { Empty } from './empty.ts';
import { MarkerCluster } from './markercluster.ts';
import { Ours, OursOfPlaces } from './ours.ts';
import { SetData } from './setdata.ts';
import { SetFilter } from './setfilter.ts';
import type { Data, Technique } from './technique.ts';
import { Tiles } from './tiles.ts';
import { windowsOf } from './windows.ts';

const techniques: Record<string, new () => Technique> = {
	ours: Ours,
	oursOfPlaces: OursOfPlaces,
	empty: Empty,
	tiles: Tiles,
	setFilter: SetFilter,
	setData: SetData,
	markercluster: MarkerCluster
};

let data: Data;
let technique: Technique;
let windows: ReturnType<typeof windowsOf>;
let at = 0;

/** What the driver calls, one after the other. */
const bench = {
	/** Makes the data; not part of any figure. */
	async prepare(name: string, events: number, places: number, seed: number): Promise<void> {
		await document.fonts.load("600 12px 'Vazirmatn Variable'", '0');
		data = { columns: sampleColumns({ events, places, seed }), positions: samplePlaces(places, seed) };
		windows = windowsOf(data.columns);
		at = Math.floor(windows.length / 2);
		technique = new techniques[name]!();
	},
	/** Milliseconds from the data in memory to a map that shows the first window. */
	async load(): Promise<number> {
		const start = performance.now();
		await technique.load(data, windows[at]!);
		technique.finish();
		return performance.now() - start;
	},
	/**
	 * Scrubs: takes steps, each as soon as the one before is shown, as a hand on the slider does. Milliseconds of each from
	 * the call to the frame that shows it.
	 */
	async scrub(count: number): Promise<number[]> {
		const latencies: number[] = [];
		for (let step = 0; step < count; step++) {
			const start = performance.now();
			technique.step(next());
			await technique.settled();
			latencies.push(performance.now() - start);
		}
		return latencies;
	}
};

function next() {
	at = (at + 1) % windows.length;
	return windows[at]!;
}

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
