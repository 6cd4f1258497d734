import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { findBrowser } from '#cli/browser.ts';
import { residentMB } from './resident.ts';
import { median, spreadOf, type Spread } from './figures.ts';
import type { Bench } from './page/main.ts';
import { ATLAS } from './page/technique.ts';

declare const bench: Bench;

/** Figures of one technique at one size of data: medians of the runs. */
export interface MapFigures {
	technique: string;
	events: number;
	/** From the data in memory to a map that shows the first window, the map's own start included. */
	loadMs: number;
	/** Wall time that the main thread was busy a step, with all that it does for the frame: the browser's `TaskDuration`. */
	mainThreadMs: number;
	/**
	 * From the call to the frame that shows the step, handed to the graphics card, while one step follows the other as fast
	 * as they are shown: median of the steps. A technique that leaves the card more than it can do in a frame waits for it.
	 */
	latencyMs: number;
	/** The same steps, on average. */
	stepsPerSecond: number;
	/** Resident memory of the page's process after the steps, workers included; null where the system does not tell. */
	rendererMB: number | null;
	runs: number;
	/** Least and greatest of the runs. */
	spread: Record<'loadMs' | 'mainThreadMs' | 'latencyMs' | 'stepsPerSecond', Spread>;
}

type Run = Pick<MapFigures, 'loadMs' | 'mainThreadMs' | 'latencyMs' | 'stepsPerSecond' | 'rendererMB'>;

export const techniques = ['ours', 'empty', 'setFilter', 'setData', 'markercluster'] as const;
const sizes = [1_000, 10_000, 100_000, 1_000_000];
const PLACES = 5_000;
const SEED = 1;
/** Techniques that cost little a step take as many steps as give a steady figure. */
const light = new Set(['ours', 'oursOfPlaces', 'empty', 'tiles']);
const LARGEST = sizes.at(-1)!;
const SETTLE_MS = 1500;
const VIEWPORT = { width: 1280, height: 800 };

export interface MapOptions {
	/** Rivals at a million events too, in one run. */
	full: boolean;
	/** Runs of everything else. */
	runs: number;
	sizes?: readonly number[];
	techniques?: readonly string[];
	/** The folder of the atlas that the technique `tiles` shows. */
	atlas?: string;
	log?: (line: string) => void;
}

/**
 * Measures scrubbing through time on a map: 5,000 places, a window of one year of forty, steps of one month; 1280 × 800
 * at device pixel ratio 1. Every run is a browser of its own, and the runs of one technique lie between those of others,
 * so that what else the machine does falls on all of them.
 */
export async function measure(options: MapOptions): Promise<MapFigures[]> {
	const { full, runs, log, atlas } = options;
	const { url, close } = await servePage(atlas);
	try {
		const measured = new Map<string, Run[]>();
		for (let run = 0; run < runs; run++) {
			for (const events of options.sizes ?? sizes) {
				for (const technique of options.techniques ?? techniques) {
					const rivalAtMost = events >= LARGEST && !light.has(technique);
					if (rivalAtMost && (!full || run > 0)) continue;
					const figures = await measureOnce(url, technique, events);
					log?.(`${technique} ${events}: ${JSON.stringify(figures)}`);
					const key = `${technique}|${events}`;
					measured.set(key, [...(measured.get(key) ?? []), figures]);
				}
			}
		}
		return [...measured].map(([key, all]) => {
			const [technique, events] = key.split('|') as [string, string];
			return summary(technique, Number(events), all);
		});
	} finally {
		await close();
	}
}

async function measureOnce(url: string, technique: string, events: number): Promise<Run> {
	const { executablePath, env, args } = await findBrowser();
	const browser = await chromium.launch({ executablePath, env, args });
	try {
		const page = await browser.newPage({ viewport: VIEWPORT });
		page.setDefaultTimeout(600_000);
		const failures: Error[] = [];
		page.on('pageerror', (error) => failures.push(error));
		await page.goto(url);
		await page.waitForFunction(() => 'bench' in globalThis);
		await page.evaluate(([name, n, places, seed]) => bench.prepare(name, n, places, seed), [
			technique,
			events,
			PLACES,
			SEED
		] as const);
		const loadMs = await page.evaluate(() => bench.load());
		const count = light.has(technique) ? 30 : events >= LARGEST ? 4 : 12;
		await page.evaluate((n) => bench.scrub(n), light.has(technique) ? 10 : 2);
		// What the start has left under way is no part of a step.
		await page.waitForTimeout(SETTLE_MS);
		let latencies: number[] = [];
		const busyMs = await busy(page, async () => {
			latencies = await page.evaluate((n) => bench.scrub(n), count);
		});
		if (failures[0]) throw failures[0];
		const rendererMB = await residentMB(page);
		return {
			loadMs,
			mainThreadMs: busyMs / count,
			latencyMs: median(latencies),
			stepsPerSecond: (1000 * count) / latencies.reduce((sum, ms) => sum + ms),
			rendererMB
		};
	} finally {
		await browser.close();
	}
}

/** Milliseconds that the page's main thread was busy while something ran. */
async function busy(page: Page, work: () => Promise<unknown>): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	const taskSeconds = async (): Promise<number> => {
		const { metrics } = await session.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration')!.value;
	};
	const before = await taskSeconds();
	await work();
	const after = await taskSeconds();
	await session.detach();
	return (after - before) * 1000;
}

/** Bundles the page as the product is bundled, and serves it, with an atlas in tiles beside it. */
async function servePage(atlas?: string): Promise<{ url: string; close: () => Promise<void> }> {
	const outDir = await mkdtemp(join(tmpdir(), 'chronotope-bench-'));
	const common = {
		root: join(import.meta.dirname, 'page'),
		configFile: false as const,
		logLevel: 'error' as const,
		worker: { format: 'es' as const }
	};
	await build({
		...common,
		build: { outDir, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 4000 }
	});
	if (atlas !== undefined) await symlink(resolve(atlas), join(outDir, ATLAS));
	const server = await preview({ ...common, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
	return {
		url: server.resolvedUrls!.local[0]!,
		close: async () => {
			await server.close();
			await rm(outDir, { recursive: true });
		}
	};
}

function summary(technique: string, events: number, runs: readonly Run[]): MapFigures {
	const round = (n: number): number => Number(n.toPrecision(3));
	const of = (key: keyof Run): number[] => runs.map((run) => run[key]!).filter((n) => n !== null);
	const middle = (key: keyof Run): number => round(median(of(key)));
	const ends = (key: keyof Run): Spread => spreadOf(of(key).map(round));
	return {
		technique,
		events,
		loadMs: middle('loadMs'),
		mainThreadMs: middle('mainThreadMs'),
		latencyMs: middle('latencyMs'),
		stepsPerSecond: middle('stepsPerSecond'),
		rendererMB: of('rendererMB').length > 0 ? Math.round(median(of('rendererMB'))) : null,
		runs: runs.length,
		spread: {
			loadMs: ends('loadMs'),
			mainThreadMs: ends('mainThreadMs'),
			latencyMs: ends('latencyMs'),
			stepsPerSecond: ends('stepsPerSecond')
		}
	};
}
