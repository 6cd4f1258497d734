import { chromium, type Page } from 'playwright';
import { serve } from '#cli/serve.ts';
import { buildSite } from '#cli/site.ts';
import { findBrowser } from '#cli/browser.ts';
import { median } from './time/figures.ts';
import { residentMB } from './time/resident.ts';
import { play } from './time/site.ts';

const RUNS = 3;
const STEPS = 60;
/** Where the camera goes before memory is looked at: from the whole world to single places. */
const cameras = [
	'10,30,1',
	'10,45,3',
	'2.35,48.85,5',
	'35,32,6',
	'-74,40,7',
	'139,35,4',
	'51,35,8',
	'0,20,2'
];

/** The whole page on an atlas: medians of the runs. */
export interface PageFigures {
	/** From the address to marks where the camera rests. */
	marksMs: number;
	/** Main thread a frame of playback, and from frame to frame. */
	playMainThreadMs: number;
	playFrameMs: number;
	/** A step of a month by key: main thread, and from the key to the frame that shows it. */
	stepMainThreadMs: number;
	stepLatencyMs: number;
	/** Resident memory of the page's process after some views. */
	rendererMB: number | null;
}

/** Builds the site of a packed atlas or of one in tiles, and opens, plays and scrubs it in a browser of its own each run; 1280 × 800. */
export async function measurePage(data: string, log: (line: string) => void): Promise<PageFigures> {
	return measureSite(await buildSite({ data, folder: '.svelte-kit/sites/bench-tiles' }, log), log);
}

/** The same of a site that is built. */
export async function measureSite(
	directory: string,
	log: (line: string) => void,
	times = RUNS
): Promise<PageFigures> {
	const { url, close } = await serve({ directory, port: 0, host: '127.0.0.1', log: () => {} });
	const runs: PageFigures[] = [];
	for (let run = 0; run < times; run++) {
		runs.push(await measureOnce(url));
		log(JSON.stringify(runs.at(-1)));
	}
	await close();
	const of = (key: keyof PageFigures): number => median(runs.map((one) => one[key] ?? NaN));
	const keys = Object.keys(runs[0]!) as (keyof PageFigures)[];
	return Object.fromEntries(
		keys.map((key) => [key, Math.round(of(key) * 100) / 100])
	) as unknown as PageFigures;
}

async function measureOnce(url: string): Promise<PageFigures> {
	const { executablePath, env, args } = await findBrowser();
	const browser = await chromium.launch({ executablePath, env, args });
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
		page.setDefaultTimeout(120_000);
		await page.goto(`${url}?t=2000&speed=1m/s`);
		await page.waitForSelector('[data-map="ready"] [data-spot]', { state: 'attached' });
		const marksMs = await page.evaluate(() => performance.now());
		await page.waitForSelector('[data-map-idle="true"]');
		const [stepLatencyMs, stepMainThreadMs] = await scrub(page);
		const [playFrameMs, playMainThreadMs] = await play(page);
		await page.getByRole('button', { name: 'Pause', exact: true }).click();
		for (const camera of cameras) {
			await page.evaluate((query) => {
				history.replaceState(null, '', query);
				dispatchEvent(new PopStateEvent('popstate'));
			}, `?t=2000&c=${camera}`);
			await page.waitForSelector('[data-map-idle="true"]');
		}
		const session = await page.context().newCDPSession(page);
		await session.send('HeapProfiler.collectGarbage');
		return {
			marksMs,
			playMainThreadMs,
			playFrameMs,
			stepMainThreadMs,
			stepLatencyMs,
			rendererMB: await residentMB(page)
		};
	} finally {
		await browser.close();
	}
}

/** Steps of a bar by the arrow key on the slider, one after the other: the median latency, and the main thread each. */
async function scrub(page: Page): Promise<[latencyMs: number, busyMs: number]> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	const busy = async (): Promise<number> => {
		const { metrics } = await session.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
	};
	const before = await busy();
	const latencies = await page.getByRole('slider', { name: 'Last day' }).evaluate(async (slider, steps) => {
		const times: number[] = [];
		for (let step = 0; step < steps; step++) {
			const start = performance.now();
			const key = step < steps / 2 ? 'ArrowRight' : 'ArrowLeft';
			slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
			// What is drawn in the frame has been handed on when the next task runs.
			await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
			times.push(performance.now() - start);
		}
		return times;
	}, STEPS);
	return [median(latencies), ((await busy()) - before) / STEPS];
}
