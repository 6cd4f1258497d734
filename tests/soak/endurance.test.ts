import type { CDPSession, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openPage } from '../e2e/rig.ts';

declare global {
	interface Window {
		/** Graphics contexts of the page that the browser still holds. */
		contextsHeld?: () => number;
	}
}

/** Counts graphics contexts from before the page's own scripts. */
const countContexts = (): void => {
	const made = new Set<WeakRef<WebGL2RenderingContext>>();
	const { getContext } = HTMLCanvasElement.prototype;
	HTMLCanvasElement.prototype.getContext = function (
		this: HTMLCanvasElement,
		...args: Parameters<typeof getContext>
	) {
		const context = getContext.apply(this, args) as RenderingContext | null;
		if (context instanceof WebGL2RenderingContext && ![...made].some((one) => one.deref() === context))
			made.add(new WeakRef(context));
		return context;
	} as typeof getContext;
	window.contextsHeld = () => [...made].filter((one) => one.deref()?.isContextLost() === false).length;
};

interface Held {
	/** Bytes of all objects, without the code that the browser's compiler makes of scripts the longer they run. */
	heap: number;
	nodes: number;
	listeners: number;
	contexts: number;
}

async function held(page: Page, session: CDPSession): Promise<Held> {
	// What waits for a frame or a timer is let through first; then twice, for what the first collection sets free.
	await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
	for (let pass = 0; pass < 2; pass++) await session.send('HeapProfiler.collectGarbage');
	const { metrics } = await session.send('Performance.getMetrics');
	const metric = (name: string) => metrics.find((one) => one.name === name)!.value;
	return {
		heap: await objectBytes(session),
		nodes: metric('Nodes'),
		listeners: metric('JSEventListeners'),
		contexts: await page.evaluate(() => window.contextsHeld!())
	};
}

/** A snapshot of the heap, as far as it is read here. */
interface Snapshot {
	snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
	nodes: number[];
}

async function objectBytes(session: CDPSession): Promise<number> {
	let text = '';
	const take = ({ chunk }: { chunk: string }) => (text += chunk);
	session.on('HeapProfiler.addHeapSnapshotChunk', take);
	await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	session.off('HeapProfiler.addHeapSnapshotChunk', take);
	const { snapshot, nodes } = JSON.parse(text) as Snapshot;
	const { node_fields: fields, node_types: types } = snapshot.meta;
	const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
	const code = types[0].indexOf('code');
	let bytes = 0;
	for (let at = 0; at < nodes.length; at += fields.length)
		if (nodes[at + type] !== code) bytes += nodes[at + size]!;
	return bytes;
}

/** After a tenth of the rounds, what the page holds is what it holds at their end. */
async function expectConstant(
	page: Page,
	rounds: number,
	round: (from: number, to: number) => Promise<void>
) {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	await session.send('HeapProfiler.enable');
	await round(0, rounds / 10);
	const early = await held(page, session);
	await round(rounds / 10, rounds);
	const late = await held(page, session);
	console.log(`${expect.getState().currentTestName}: ${JSON.stringify({ early, late })}`);
	expect(late.contexts).toBe(early.contexts);
	for (const key of ['heap', 'nodes', 'listeners'] as const)
		expect(late[key] / early[key], `${key}: ${early[key]}, then ${late[key]}`).toBeLessThan(1.1);
}

/** With few dots to draw: what is asked here is what the page keeps, not how fast a processor paints. */
const open = (path = '?t=1987') =>
	openPage({ path, before: countContexts, context: { deviceScaleFactor: 0.25 } });

describe('a page that is open all day', { timeout: 1_800_000 }, () => {
	test('keeps nothing of 10,000 steps through time', async () => {
		const { page } = await open('?t=1980');
		await page.waitForSelector('[data-map="ready"]');
		await expectConstant(page, 10_000, (from, to) =>
			page.evaluate(
				async ([first, end]) => {
					const button = (name: string) => document.querySelector<HTMLElement>(`[aria-label="${name}"]`)!;
					const names = ['One step forward', 'One step back'];
					// There and back through the whole atlas.
					for (let at = first; at < end; at++) {
						button(names[Math.floor(at / 30) % 2]!).click();
						// Each step is taken in; every tenth is waited for until it is painted.
						await (at % 10 === 9 ? new Promise(requestAnimationFrame) : Promise.resolve());
					}
				},
				[from, to] as const
			)
		);
	});

	test('keeps nothing of 200 maps that came and went', async () => {
		const { page } = await open();
		await page.waitForSelector('[data-map="ready"][data-map-idle="true"]');
		await expectConstant(page, 200, async (from, to) => {
			for (let at = from; at < to; at++) {
				await page.getByRole('link', { name: 'Print', exact: true }).click();
				await page.waitForURL(/\/print\//u);
				await page.goBack();
				await page.waitForSelector('[data-map="ready"]');
			}
		});
	});

	test('keeps nothing of 1,000 sizes', async () => {
		const { page } = await open();
		await expectConstant(page, 1000, async (from, to) => {
			for (let at = from; at < to; at++)
				await page.setViewportSize({ width: 1000 + ((at * 37) % 400), height: 700 + ((at * 53) % 200) });
			await page.setViewportSize({ width: 1280, height: 800 });
		});
	});

	test('keeps nothing of 200 popups', async () => {
		const { page } = await open('?t=../..');
		await page.waitForSelector('[data-map="ready"]');
		await expectConstant(page, 200, async (from, to) => {
			for (let at = from; at < to; at++) {
				const rows = page.locator('[data-events] [data-event]');
				const row = rows.nth(at % (await rows.count()));
				await row.click();
				await page.locator('[data-popup]:visible, [data-event-page]:visible').first().waitFor();
				await page.keyboard.press('Escape');
				await page
					.locator('[data-popup]:visible, [data-event-page]:visible')
					.first()
					.waitFor({ state: 'hidden' });
			}
		});
	});
});
