import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileNames } from '#lib/dataset/files.ts';
import { languages } from '#lib/language/language.ts';
import { end, openReview, serveReview, type Started } from '../e2e/reviewing.ts';
import { fixtureTable } from '../fixtures/gazetteer.ts';
import { payloads, poisonedProposals } from '../fixtures/poison.ts';
import { foreign, trap } from './foreign.ts';

let folder: string;
let review: Started;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-poison-'));
	const { files, name, document } = await poisonedProposals();
	const [atlas, table] = [join(folder, 'atlas'), join(folder, 'gazetteer.bin')];
	mkdirSync(join(atlas, 'documents'), { recursive: true });
	for (const [file, text] of Object.entries(files))
		writeFileSync(join(atlas, fileNames[file as keyof typeof fileNames]), text);
	writeFileSync(join(atlas, 'documents', name), document);
	writeFileSync(table, fixtureTable());
	review = await serveReview(['review', atlas, '--no-open', '--gazetteer', table]);
}, 300_000);
afterAll(async () => {
	await end(review.child, 'SIGKILL');
	rmSync(folder, { recursive: true });
});

test.each(languages)(
	'poisoned text stays text on the page where it is decided on (%s)',
	{ timeout: 900_000 },
	async (language) => {
		const { page } = await openReview(review.url, { language, before: trap });
		const left = payloads.length;
		const shown = new Set<string>();
		for (let at = 0; at < left; at++) {
			await page.waitForSelector(`.page:has([data-left='${left}']) [data-proposal][data-busy='false']`);
			const id = (await page.locator('[data-proposal]').getAttribute('data-proposal'))!;
			shown.add(id);
			expect([id, await foreign(page)]).toEqual([id, []]);
			if (at % 31 === 0)
				for (const key of ['?', 'm', 'r', 'p']) {
					await page.keyboard.press(key);
					await page.waitForSelector('dialog[open], input:focus');
					expect([id, key, await foreign(page)]).toEqual([id, key, []]);
					await page.keyboard.press('Escape');
					await page.waitForFunction(() => !document.querySelector('dialog[open], input:focus'));
				}
			await page.keyboard.press('j');
			if (at < left - 1) await page.waitForSelector(`[data-proposal]:not([data-proposal='${id}'])`);
		}
		expect(shown.size).toBe(left);
	}
);
