import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page, type Response } from 'playwright';
import { serve } from '#cli/serve.ts';
import { findBrowser } from '#cli/browser.ts';
import { slowLine } from '../slowline.ts';

interface Figures {
	route: string;
	/** Sum of all response bodies until the map is idle: gzip 9, or as they are where they are compressed already. */
	bytesGzip: number;
	/** Of these, what had arrived when the list was first painted. */
	bytesBeforeList: number;
	requests: number;
	/** First contentful paint, which shows the list: it comes with the page. */
	firstPaintMs: number;
	/** Until the map says that it is idle. */
	idleMs: number;
}

const routes = ['/', '/fa/'];
const RUNS = 3;
const budgets = { bytesGzip: 800_000, bytesBeforeList: 150_000 };

/** Bodies that gzip would not make smaller, and no server compresses. */
const compressed = /\.(?:woff2|pmtiles|png|jpg|webp)(?:\?|$)/u;

/** Measures the built site in `build/`: cold cache, 1280 × 800, one fresh context a run; medians of three runs. */
export async function bench({ json }: { json: boolean }): Promise<void> {
	const { url, close } = await serve({ directory: 'build', port: 0, host: '127.0.0.1', log: () => {} });
	const { executablePath, env, args } = await findBrowser();
	const browser = await chromium.launch({ executablePath, env, args });
	try {
		const figures: Figures[] = [];
		for (const route of routes) {
			const runs: Figures[] = [];
			for (let run = 0; run < RUNS; run++) runs.push(await measure(browser, url, route));
			figures.push(medians(runs));
		}
		if (json) console.log(JSON.stringify(figures, null, '\t'));
		else console.table(figures);
		for (const { route, ...measured } of figures) {
			for (const [key, most] of Object.entries(budgets)) {
				const value = measured[key as keyof typeof budgets];
				if (value <= most) continue;
				console.error(`${route}: ${key} is ${value}, over the budget of ${most}`);
				process.exitCode = 1;
			}
		}
	} finally {
		await browser.close();
		await close();
	}
}

async function measure(browser: Browser, url: string, route: string): Promise<Figures> {
	const address = new URL(route.slice(1), url).href;
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	const responses: Response[] = [];
	page.on('response', (response) => responses.push(response));
	await page.goto(address);
	await page.waitForSelector('[data-map-idle="true"]', { timeout: 60_000 });
	const idleMs = await page.evaluate(() => performance.now());
	const firstPaintMs = await paintOf(page);
	const bytes = await bytesOf(responses);
	await context.close();
	return {
		route,
		bytesGzip: sum([...bytes.values()]),
		bytesBeforeList: await bytesBeforePaint(browser, address, bytes),
		requests: responses.length,
		firstPaintMs: Math.round(firstPaintMs),
		idleMs: Math.round(idleMs)
	};
}

/** Compressed size of each response. A second fetch of an address is the browser's cache answering, but for ranges. */
async function bytesOf(responses: readonly Response[]): Promise<Map<string, number>> {
	const bytes = new Map<string, number>();
	for (const [at, response] of responses.entries()) {
		const body = await response.body().catch(() => Buffer.alloc(0));
		const key = response.status() === 206 ? `${response.url()}#${at}` : response.url();
		bytes.set(key, compressed.test(response.url()) ? body.length : gzipSync(body, { level: 9 }).length);
	}
	return bytes;
}

/** What has arrived when the list is painted, on a line of 400 kbit/s: there the order of arrival tells. */
async function bytesBeforePaint(
	browser: Browser,
	address: string,
	bytes: Map<string, number>
): Promise<number> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	await slowLine(page);
	await page.goto(address, { waitUntil: 'commit' });
	const paint = await paintOf(page);
	const early = await page.evaluate(
		(at) =>
			[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
				.filter((entry) => (entry as PerformanceResourceTiming).responseEnd <= at)
				.map(({ name }) => name),
		paint
	);
	await context.close();
	return sum(early.map((name) => bytes.get(name) ?? 0));
}

/** When the page was first painted with content, in ms since it was asked for. */
function paintOf(page: Page): Promise<number> {
	return page
		.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime, null, {
			timeout: 60_000
		})
		.then((handle) => handle.jsonValue() as Promise<number>);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

function medians(runs: readonly Figures[]): Figures {
	const median = (key: Exclude<keyof Figures, 'route'>): number =>
		runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)]!;
	return {
		route: runs[0]!.route,
		bytesGzip: median('bytesGzip'),
		bytesBeforeList: median('bytesBeforeList'),
		requests: median('requests'),
		firstPaintMs: median('firstPaintMs'),
		idleMs: median('idleMs')
	};
}
