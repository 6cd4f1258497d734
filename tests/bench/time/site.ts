import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { sample } from '#cli/commands/sample.ts';
import { serve } from '#cli/serve.ts';
import { buildSite } from '#cli/site.ts';
import { findBrowser } from '#cli/browser.ts';
import { median, spreadOf, type Spread } from './figures.ts';

/** The whole page on a packed sample: medians of the runs, in ms. */
export interface SiteFigures {
	events: number;
	/** From the last byte of when and where to a page that answers. */
	readyMs: number;
	/** From the same to the first frame with the marks of the first window. */
	firstFrameMs: number;
	/** Main thread a frame of playback, list, dock and names included. */
	playMainThreadMs: number;
	/** From frame to frame while playing. */
	playFrameMs: number;
	spread: Record<'readyMs' | 'firstFrameMs' | 'playMainThreadMs' | 'playFrameMs', Spread>;
}
type Run = Omit<SiteFigures, 'events' | 'spread'>;

const sizes = [10_000, 1_000_000];
const FRAMES = 60;

declare global {
	interface Window {
		/** When the page answered, and when its first marks were drawn (ms of its own clock). */
		firstSeen?: { ready?: number; frame?: number };
	}
}

/** Builds the site of a sample of each size, and opens and plays it in a browser of its own each run; 1280 × 800. */
export async function measure({
	runs,
	log
}: {
	runs: number;
	log?: (line: string) => void;
}): Promise<SiteFigures[]> {
	const figures: SiteFigures[] = [];
	for (const events of sizes) {
		const data = mkdtempSync(join(tmpdir(), 'chronotope-bench-'));
		await sample({ events, places: 5000, seed: 1, packed: true, out: join(data, 'atlas') });
		const directory = await buildSite(
			{ data: join(data, 'atlas'), folder: '.svelte-kit/sites/bench' },
			log ?? (() => undefined)
		);
		const { url, close } = await serve({ directory, port: 0 });
		const all: Run[] = [];
		for (let run = 0; run < runs; run++) {
			all.push(await measureOnce(url));
			log?.(`site ${events}: ${JSON.stringify(all.at(-1))}`);
		}
		await close();
		rmSync(data, { recursive: true });
		const of = (key: keyof Run): number[] => all.map((one) => one[key]);
		const keys = ['readyMs', 'firstFrameMs', 'playMainThreadMs', 'playFrameMs'] as const;
		figures.push({
			events,
			...(Object.fromEntries(keys.map((key) => [key, median(of(key))])) as Run),
			spread: Object.fromEntries(keys.map((key) => [key, spreadOf(of(key))])) as SiteFigures['spread']
		});
	}
	return figures;
}

async function measureOnce(url: string): Promise<Run> {
	const { executablePath, env, args } = await findBrowser();
	const browser = await chromium.launch({ executablePath, env, args });
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
		page.setDefaultTimeout(120_000);
		await page.addInitScript(() => {
			const seen: Window['firstSeen'] = (window.firstSeen = {});
			const look = (): void => {
				if (document.documentElement.dataset.ready) seen.ready ??= performance.now();
				// The frame after the one in which the marks were handed to the map.
				if (document.querySelector('[data-map="ready"] canvas'))
					requestAnimationFrame(() => requestAnimationFrame(() => (seen.frame ??= performance.now())));
				if (seen.frame === undefined) requestAnimationFrame(look);
			};
			requestAnimationFrame(look);
		});
		await page.goto(`${url}?t=2000&speed=1m/s`);
		await page.waitForFunction(() => window.firstSeen?.frame !== undefined);
		const [bytes, seen] = await page.evaluate(() => {
			const columns = performance.getEntriesByType('resource').find(({ name }) => /columns\.gz/u.test(name));
			return [(columns as PerformanceResourceTiming).responseEnd, window.firstSeen!] as const;
		});
		await page.waitForSelector('[data-map-idle="true"]');
		const [playFrameMs, busyMs] = await play(page);
		return {
			readyMs: seen.ready! - bytes,
			firstFrameMs: seen.frame! - bytes,
			playMainThreadMs: busyMs,
			playFrameMs
		};
	} finally {
		await browser.close();
	}
}

/** The median time between frames of playback, and how long the main thread was busy for each. */
export async function play(page: Page): Promise<[frameMs: number, busyMs: number]> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	const busy = async (): Promise<number> => {
		const { metrics } = await session.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
	};
	const frames = (count: number): Promise<number[]> =>
		page.evaluate(
			(most) =>
				new Promise<number[]>((done) => {
					const times: number[] = [];
					const next = (time: number): void => {
						times.push(time);
						if (times.length <= most) requestAnimationFrame(next);
						else done(times.slice(1).map((at, index) => at - times[index]!));
					};
					requestAnimationFrame(next);
				}),
			count
		);
	await page.getByRole('button', { name: 'Play', exact: true }).click();
	await frames(10);
	const before = await busy();
	const times = await frames(FRAMES);
	return [median(times), ((await busy()) - before) / FRAMES];
}
