import {
	cpSync,
	existsSync,
	globSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { fileNames } from '#lib/dataset/files.ts';
import { readDataset } from '#lib/dataset/read.ts';
import { TOKEN_HEADER, type DecideAnswer, type Overview } from '#lib/dataset/review/api.ts';
import { fixtureTable } from '../fixtures/gazetteer.ts';
import { filesOf } from '../fixtures/files.ts';
import { isLong } from '../long.ts';
import { run } from '../cli/run.ts';
import { violationsInAllLooks } from './looks.ts';
import { end, openReview, serveReview, type Started } from './reviewing.ts';
import { violationsOf } from './violations.ts';

const fixture = join(import.meta.dirname, '../fixtures/review');

let folder: string;
let atlas: string;
let table: string;
const children: ChildProcess[] = [];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-review-'));
	atlas = join(folder, 'atlas');
	table = join(folder, 'gazetteer.bin');
	cpSync(fixture, atlas, { recursive: true });
	writeFileSync(table, fixtureTable());
});
afterEach(async () => {
	for (const child of children.splice(0)) await end(child, 'SIGKILL');
	rmSync(folder, { recursive: true });
});

const args = (): string[] => ['review', atlas, '--no-open', '--gazetteer', table];

/** Starts the command as a person would, and gives the address that it prints. */
async function serve(): Promise<Started> {
	const started = await serveReview(args());
	children.push(started.child);
	return started;
}

/** The page has taken a decision in and shows what comes next. */
const isAt = (page: Page, proposal: string, left: number) =>
	page.waitForSelector(`.page:has([data-left='${left}']) [data-proposal='${proposal}'][data-busy='false']`);
/** What a field that finds has found. */
const found = (page: Page) => page.getByRole('listbox').getByRole('option');
const stands = (page: Page) => page.waitForSelector(`[data-map='ready'][data-map-idle='true']`);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- records as they are written
type Raw = any;
const read = (name: keyof typeof fileNames | 'decisions'): Raw =>
	JSON.parse(readFileSync(join(atlas, name === 'decisions' ? 'decisions.json' : fileNames[name]), 'utf8'));
const errors = () => readDataset(filesOf(atlas)).problems.filter(({ severity }) => severity === 'error');
/** The fixture is written as `JSON.stringify` does: so is the smallest change of it. */
const written = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;

function accepted({ status: _, proposal: __, ...record }: Raw): Raw {
	return record;
}
const acceptedPlace = (place: Raw): Raw => ({ ...place, properties: accepted(place.properties) });

describe('a person at the review page', () => {
	test(
		'decides on ten proposals by keyboard alone, and the dataset says just that',
		{ timeout: 120_000 },
		async () => {
			const [events, sources] = [read('events'), read('sources')];
			const { features: places } = read('places');
			const { child, url, said } = await serve();
			const { page } = await openReview(url);
			const press = async (...keys: string[]) => {
				for (const key of keys) await page.keyboard.press(key);
			};
			const type = (text: string) => page.keyboard.type(text);

			await isAt(page, 'assembly-1989-05-12-paris', 10);
			await press('a');

			await isAt(page, 'assembly-1990-06-04-springfield', 9);
			await press('p');
			await type('springf');
			await found(page).nth(1).waitFor();
			expect(await found(page).count()).toBe(2);
			await press('ArrowDown', 'Enter');
			await isAt(page, 'assembly-1990-06-04-springfield', 9);
			await press('a');

			await isAt(page, 'notice-1990-08-01-dallas', 8);
			await stands(page);
			await press('x');
			await page.waitForSelector('.picking canvas:focus');
			await press('ArrowDown');
			await stands(page);
			await press('Enter');
			await page.getByRole('textbox', { name: 'Name' }).waitFor();
			await type('Old pier');
			await press('Enter');
			await page.getByRole('button', { name: 'Replace Old pier' }).waitFor();
			await press('a');

			await isAt(page, 'closure-1990-st-louis', 7);
			await press('d');
			await type('1990-2x');
			await expect.poll(() => page.textContent('[data-date-in-words]')).toContain('Not a date in EDTF');
			await press('Backspace');
			await type('1');
			await expect.poll(() => page.textContent('[data-date-in-words]')).toBe('Spring 1990');
			await press('Escape', 'a');

			await isAt(page, 'closure-1992-paris', 6);
			await press('r');
			await type('It did not happen');
			await press('Enter');

			await isAt(page, 'assembly-1988-07-02-new-york', 5);
			await press('m');
			await type('fund');
			await press('Enter');

			await isAt(page, 'assembly-1989-05-paris', 4);
			await press('m');
			await found(page).filter({ hasText: 'Assembly, Paris' }).waitFor();
			await press('Enter');

			await isAt(page, 'hearing-1991-texas', 3);
			await press('r', 'Enter');
			await isAt(page, 'hearing-1990-shiraz', 2);
			await press('u');
			await isAt(page, 'hearing-1991-texas', 3);
			await expect.poll(() => page.textContent('[data-told]')).toBe('Taken back: hearing-1991-texas');
			await press('a');

			await isAt(page, 'hearing-1990-shiraz', 2);
			await press('e');
			await type('Clerk arrested, Shiraz');
			await press('Escape', 'a');

			await isAt(page, 'festival-1992-01-08-new-york', 1);
			await press('a');
			await page.getByRole('heading', { name: 'All proposals are decided' }).waitFor();

			const [fund, paris, springfield, dallas, louis, , newYork, again, texas, shiraz, festival] = events;
			expect(readFileSync(join(atlas, 'events.json'), 'utf8')).toBe(
				written([
					{ ...fund, citations: [...fund.citations, ...newYork.citations] },
					{ ...accepted(paris), citations: [...paris.citations, ...again.citations] },
					{ ...accepted(springfield), places: [{ id: 'springfield-4250542', role: 'venue' }] },
					{ ...accepted(dallas), places: [{ id: 'old-pier', role: 'venue' }] },
					{ ...accepted(louis), when: '1990-21' },
					accepted(texas),
					{ ...accepted(shiraz), title: { en: 'Clerk arrested, Shiraz' } },
					accepted(festival)
				])
			);
			expect(readFileSync(join(atlas, 'sources.json'), 'utf8')).toBe(written(sources.map(accepted)));
			const now = read('places');
			const [springfieldNow, pier] = now.features.slice(-2);
			const gone = ['springfield-4409896', 'dallas-4684888'];
			const kept = places.filter(({ id }: Raw) => !gone.includes(id)).map(acceptedPlace);
			expect(readFileSync(join(atlas, 'places.geojson'), 'utf8')).toBe(
				written({ type: 'FeatureCollection', features: [...kept, springfieldNow, pier] })
			);
			expect(springfieldNow).toMatchObject({
				id: 'springfield-4250542',
				properties: { names: { en: 'Springfield' }, sameAs: ['https://sws.geonames.org/4250542/'] }
			});
			const [lon, lat] = pier.geometry.coordinates;
			expect(Math.abs(lon + 96.81)).toBeLessThan(1);
			expect(lat).toBeLessThan(32.7);
			expect(pier.properties).toMatchObject({ names: { en: 'Old pier' }, kind: 'site', country: null });
			expect(read('decisions')).toEqual([
				{ id: 'assembly-1988-07-02-new-york', decision: 'merged', into: 'fund-founded' },
				{ id: 'assembly-1989-05-paris', decision: 'merged', into: 'assembly-1989-05-12-paris' },
				{ id: 'closure-1992-paris', decision: 'rejected', reason: 'It did not happen' }
			]);
			expect(errors()).toEqual([]);

			await end(child, 'SIGINT');
			expect(said()).toContain('10 decisions; 0 proposals left\nnext: CHRONOTOPE_DATA=');
			expect(readdirSync(atlas).sort()).toEqual(
				[
					'README.md',
					'atlas.json',
					'decisions.json',
					'documents',
					'events.json',
					'places.geojson',
					'sources.json'
				].sort()
			);
		}
	);

	test('puts a place by a click, edits and adds records, and is told what would not be valid', async () => {
		const { url } = await serve();
		const { page } = await openReview(url);
		await isAt(page, 'assembly-1989-05-12-paris', 10);
		await stands(page);
		await page.getByRole('button', { name: 'Put on the map' }).click();
		await page.locator('.picking canvas').click({ position: { x: 320, y: 60 } });
		await page.getByRole('textbox', { name: 'Name' }).fill('Harbour office');
		await page.getByRole('button', { name: 'Use this place' }).click();
		await page.getByRole('textbox', { name: 'Date' }).fill('1989-13');
		await page.getByRole('button', { name: 'Accept with changes' }).click();
		await expect.poll(() => page.getByRole('alert').textContent()).toContain('events.json');
		expect(read('events')[1].status).toBe('proposed');
		await page.getByRole('textbox', { name: 'Date' }).fill('1989-05');
		await page.getByRole('button', { name: 'Accept with changes' }).click();
		await isAt(page, 'assembly-1990-06-04-springfield', 9);
		expect(read('events')[1]).toMatchObject({
			when: '1989-05',
			places: [{ id: 'harbour-office', role: 'venue' }]
		});

		await page.getByRole('button', { name: 'All records' }).click();
		await page.getByRole('button', { name: 'Fund of the league founded' }).click();
		await page.getByRole('textbox', { name: 'Summary' }).fill('The notes report it.');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.getByRole('button', { name: /^Sources/u }).click();
		await page.getByRole('button', { name: 'Add a source' }).click();
		await page.getByRole('textbox', { name: 'Id' }).fill('log');
		await page.getByRole('textbox', { name: 'Title' }).fill('Log of the harbour');
		await page.getByRole('textbox', { name: 'Publisher' }).fill('Harbour Board');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.getByRole('button', { name: /^Places/u }).click();
		await page.getByRole('button', { name: /^Harbour office/u }).click();
		await page.getByRole('spinbutton', { name: 'Known to within' }).fill('3');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await expect.poll(() => page.textContent('[data-told]')).toBe('Saved: Harbour office');
		await page.getByRole('button', { name: /^Sources/u }).click();
		await page.getByRole('button', { name: /^Log of the harbour/u }).click();
		await page.getByText('All of it, as JSON').click();
		const written = page.getByRole('textbox', { name: 'All of it, as JSON' });
		await written.fill('{');
		expect(await page.getByRole('button', { name: 'Save what is written here' }).isDisabled()).toBe(true);
		await written.fill(JSON.stringify({ ...read('sources').at(-1), author: 'A. Keeper' }));
		await page.getByRole('button', { name: 'Save what is written here' }).click();
		await expect.poll(() => page.textContent('[data-told]')).toBe('Saved: log');
		expect(read('events')[0].summary).toEqual({ en: 'The notes report it.' });
		expect(read('sources').at(-1)).toMatchObject({ id: 'log', author: 'A. Keeper', published: null });
		expect(read('places').features.at(-1).properties.uncertaintyKm).toBe(3);
		expect(errors()).toEqual([]);
	});

	test(
		'finds a page that everyone can use, on every ground, in every size and language',
		{ timeout: 120_000 },
		async () => {
			const { url } = await serve();
			for (const language of ['en', 'fa'] as const) {
				const { page } = await openReview(url, { language });
				await isAt(page, 'assembly-1989-05-12-paris', 10);
				expect(await violationsInAllLooks(page, () => stands(page))).toEqual([]);
				if (language === 'fa' && !isLong) continue;
				await page.setViewportSize({ width: 1024, height: 768 });
				for (const key of language === 'en' ? ['?', 'm', 'r', 'x'] : ['m']) {
					await page.keyboard.press(key);
					expect([key, await violationsOf(page)]).toEqual([key, []]);
					await page.keyboard.press('Escape');
				}
				// A key pressed as one window closes opens the next, or the same again; a window says only with the next frame that it is closed.
				await page.keyboard.press('?');
				await page.locator('dialog[open]').waitFor();
				for (const key of ['r', '?', '?']) {
					const isOpen = await page.evaluate(async (pressed) => {
						const dialog = document.querySelector('dialog')!;
						dialog.close();
						const focused = dialog.querySelector('button')!;
						focused.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }));
						await new Promise<void>((done) => queueMicrotask(done));
						return document.querySelector('dialog')?.open;
					}, key);
					expect([key, isOpen]).toEqual([key, true]);
				}
				await page.evaluate(async () => {
					for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
				});
				expect(await page.locator('dialog[open]').getByRole('checkbox').count()).toBe(1);
				await page.keyboard.press('Escape');
				// Letters that are typed, or turned off, decide nothing.
				await page.keyboard.press('e');
				await page.keyboard.type('aaa');
				await page.keyboard.press('Escape');
				await page.keyboard.press('?');
				await page.getByRole('checkbox').press('Space');
				await page.keyboard.press('Escape');
				await page.keyboard.press('a');
				await page.getByRole('button').nth(0).click();
				await page.waitForSelector(`[data-face='records'] [data-left='10']`);
				expect(await violationsInAllLooks(page)).toEqual([]);
				for (const kind of [0, 1, 2]) {
					await page.getByRole('group').getByRole('button').nth(kind).click();
					await page.locator('main li button').first().click();
					await page.locator('summary').click();
					expect(await violationsOf(page)).toEqual([]);
					await page
						.getByRole('button', { name: language === 'en' ? 'Back without saving' : 'بازگشت بی ذخیره' })
						.click();
				}
			}
		}
	);
});

describe('the process', () => {
	/** Asks as the page does. */
	const ask = async <T>(url: string, what: string, body?: unknown): Promise<T> => {
		const { origin, pathname } = new URL(url);
		const headers = { [TOKEN_HEADER]: pathname.split('/')[1]!, origin, 'content-type': 'application/json' };
		const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
		return (await (await fetch(`${url}api/${what}`, { ...init, headers })).json()) as T;
	};

	test(
		'is the only one of a dataset, and loses at most the decision in hand when it is killed',
		{ timeout: 120_000 },
		async () => {
			const kinds = ['reject', 'accept', 'merge'] as const;
			let sure = 0;
			for (const kind of kinds) {
				const { child, url } = await serve();
				const second = await run(args());
				expect(second).toMatchObject({ code: 1, stdout: '' });
				expect(second.stderr).toContain(`another run is at work here (process ${child.pid})`);

				const { queue } = await ask<Overview>(url, 'overview');
				expect(10 - queue.length - sure).toBeLessThanOrEqual(1);
				const [first, next] = queue;
				const whole = await ask<DecideAnswer>(url, 'decide', { decision: { kind: 'accept', id: first } });
				expect(whole).toHaveProperty('done');
				sure = 10 - (queue.length - 1);
				const decision = { kind, id: next, ...(kind === 'merge' && { into: 'fund-founded' }) };
				const inHand = ask(url, 'decide', { decision }).catch(() => undefined);
				// The moment is the system's: before the decision is read, while it is written, or after.
				await new Promise((done) => setImmediate(done));
				await end(child, 'SIGKILL');
				await inHand;
				expect(errors()).toEqual([]);
			}
			const { child, url } = await serve();
			const { queue } = await ask<Overview>(url, 'overview');
			expect([10 - sure, 10 - sure - 1]).toContain(queue.length);
			const decided: { id: string }[] = existsSync(join(atlas, 'decisions.json')) ? read('decisions') : [];
			const ids = read('events').map(({ id }: Raw) => id);
			expect(decided.filter(({ id }) => ids.includes(id))).toEqual([]);
			await end(child, 'SIGTERM');
			expect(existsSync(join(atlas, '.extract'))).toBe(false);
		}
	);

	test('has a page that the public site has not', () => {
		const { geodata } = inject('sites');
		expect(existsSync(join(geodata, 'review'))).toBe(false);
		const scripts = globSync('app/**/*.js', { cwd: geodata });
		expect(scripts.length).toBeGreaterThan(0);
		for (const script of scripts)
			expect(readFileSync(join(geodata, script), 'utf8')).not.toContain(TOKEN_HEADER);
	});
});
