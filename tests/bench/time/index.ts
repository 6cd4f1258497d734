import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { Bars } from '#lib/dataset/bars.ts';
import type { Columns } from '#lib/dataset/columns.ts';
import { sampleColumns, samplePlaces } from '#lib/dataset/sample.ts';
import { TimeIndex } from '#lib/dataset/timeindex.ts';
import { Clusters } from '#lib/geo/clusters.ts';
import { add } from '#lib/time/calendar.ts';
import { median, type Spread, spreadOf } from './figures.ts';

/** Figures of the index at one number of events: medians of the runs, in milliseconds. */
export interface IndexFigures {
	events: number;
	/** A window of one year moved on by a month, counted by place. */
	stepMs: number;
	/** The same, counted by the clusters of the places at zoom 3. */
	stepWithClustersMs: number;
	/** The same answer from all events, one after the other. */
	recountMs: number;
	/** All events of the forty years in 480 bins. */
	histogramMs: number;
	/** From the columns to an index that answers. */
	buildMs: number;
	spread: Record<string, Spread>;
}

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const PLACES = 5_000;
const SEED = 1;
const STEPS = 10_000;
const RECOUNTS = 20;
const HISTOGRAMS = 200;
const ZOOM = 3;
const FIRST = Date.UTC(1980, 0, 1);
/** Months from which a window of one year ends within the forty. */
const LAST_MONTH = 39 * 12;

/** Measures the time index in this process, without a page. Medians of the steps of a run, then of the runs. */
export async function measure({ runs }: { runs: number }): Promise<IndexFigures[]> {
	const groups = new Clusters(
		Array.from({ length: PLACES }, (_, place) => {
			const positions = samplePlaces(PLACES, SEED);
			return [positions[2 * place]!, positions[2 * place + 1]!];
		}),
		Array.from({ length: PLACES }, (_, place) => place)
	).at(ZOOM);
	const groupOf = new Int32Array(PLACES).fill(-1);
	groups.forEach((members, group) => members.forEach((place) => (groupOf[place] = group)));

	return SIZES.map((events) => {
		const columns = sampleColumns({ events, places: PLACES, seed: SEED });
		const measured = Array.from({ length: runs }, () => run(columns, groupOf, groups.length));
		const of = (key: keyof Run): number[] => measured.map((figures) => figures[key]);
		const keys = Object.keys(measured[0]!) as (keyof Run)[];
		return {
			events,
			...(Object.fromEntries(keys.map((key) => [key, median(of(key))])) as unknown as Run),
			spread: Object.fromEntries(keys.map((key) => [key, spreadOf(of(key))]))
		};
	});
}

type Run = Omit<IndexFigures, 'events' | 'spread'>;

function run(columns: Columns, groupOf: Int32Array, groups: number): Run {
	const [buildMs, index] = timed(() => new TimeIndex(columns));
	const stepMs = steps(index);
	index.setGroups(groupOf, groups);
	const stepWithClustersMs = steps(index);
	const recountMs = median(
		Array.from({ length: RECOUNTS }, (_, at) => timed(() => recount(columns, windowOf(at))).at(0) as number)
	);
	const bars = new Bars(columns).of(new Uint8Array(columns.events).fill(1));
	const edges = Array.from({ length: 481 }, (_, month) => monthAt(month));
	const histogramMs = median(
		Array.from({ length: HISTOGRAMS }, () => timed(() => bars.histogram(edges)).at(0) as number)
	);
	return { stepMs, stepWithClustersMs, recountMs, histogramMs, buildMs };
}

function steps(index: TimeIndex): number {
	index.setWindow(windowOf(0));
	const taken = new Float64Array(STEPS);
	for (let step = 0; step < STEPS; step++) {
		const window = windowOf(step + 1);
		const began = performance.now();
		index.setWindow(window);
		taken[step] = performance.now() - began;
	}
	return median([...taken]);
}

/** There and back again through the forty years, so that every step is one month. */
function windowOf(step: number): { from: number; to: number } {
	const at = step % (2 * LAST_MONTH);
	const month = at < LAST_MONTH ? at : 2 * LAST_MONTH - at;
	return { from: monthAt(month), to: monthAt(month + 12) };
}

const months: number[] = [];
const monthAt = (month: number): number => (months[month] ??= add(FIRST, month, 'month', 'gregorian'));

function timed<T>(work: () => T): [number, T] {
	const began = performance.now();
	const result = work();
	return [performance.now() - began, result];
}

/** What a page without an index does at each step: a pass over the same columns, as plainly as it can be written. */
function recount(columns: Columns, window: { from: number; to: number }): Uint32Array {
	const { events, categories, places, kind, from, to, sureFrom, sureTo, category, place, placeStart } =
		columns;
	const counts = new Uint32Array(places * categories * 2);
	const [first, end] = [window.from / 86_400_000, window.to / 86_400_000];
	for (let event = 0; event < events; event++) {
		if (kind[event] === 0 || to[event]! <= first || from[event]! >= end) continue;
		const sure =
			kind[event] === 1
				? from[event]! >= first && to[event]! <= end
				: Math.max(sureFrom[event]!, first) < Math.min(sureTo[event]!, end);
		for (let at = placeStart[event]!; at < placeStart[event + 1]!; at++)
			counts[(place[at]! * categories + category[event]!) * 2 + (sure ? 0 : 1)]!++;
	}
	return counts;
}

/** Bytes of the index's own code as a page gets it: bundled, minified, gzip 9. */
export async function codeBytes(): Promise<number> {
	const entry = '\0index';
	const bundle = await rolldown({
		input: entry,
		plugins: [
			{
				name: 'entry',
				resolveId: (id) => (id === entry ? id : null),
				load: (id) =>
					id === entry
						? ['timeindex', 'bars', 'columns', 'packed']
								.map((file) => `export * from ${JSON.stringify(resolve(`src/lib/dataset/${file}.ts`))};`)
								.join('\n')
						: null
			}
		]
	});
	const { output } = await bundle.generate({ minify: true });
	await bundle.close();
	return gzipSync(output[0].code, { level: 9 }).length;
}
