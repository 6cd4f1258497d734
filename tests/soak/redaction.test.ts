import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildSite } from '#cli/site.ts';
import { chunksOf, contentsIn } from '#tests/bytes.ts';
import { run } from '#tests/cli/run.ts';
import { fixtureAtlas } from '#tests/fixtures/files.ts';

const documents = join(fixtureAtlas, 'documents');
const redaction = {
	strings: ['North Bank', 'کرانهٔ شمالی', 'A. Keeper', 'Pilots of Brest'],
	ids: ['yokohama-visit', 'porto-lanterns', 'brest-minutes', 'montevideo'],
	coarsenKm: { 'bergen-chart-house': 20, brest: 30 }
};
/** What stands for them in bytes: words, ids, the true points, what leads back to a coarse place, a text that is withheld. */
const secrets = [
	/north[\s_-]*bank/iu,
	/کرانهٔ[\s\u200c]+شمالی/u,
	/A\.\s*Keeper/u,
	/pilots[\s_-]*of[\s_-]*brest/iu,
	/yokohama-visit|porto-lanterns|brest-minutes|place\/montevideo|montevideo-(?:en|fa)/u,
	/60\.3985|5\.3188|48\.3904|4\.4861/u,
	/Q12193/u
];

let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-redaction-'));
	writeFileSync(join(scratch, 'redaction.json'), JSON.stringify(redaction));
	vi.stubEnv('CHRONOTOPE_REDACT', join(scratch, 'redaction.json'));
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(scratch, { recursive: true });
});

/** Files that say what they must not, by name or content. The map's ground names the cities of the world. */
const telling = (folder: string): string[] =>
	[...contentsIn(folder)].flatMap(({ file, bytes }) => {
		const text = bytes.toString();
		return secrets
			.filter((secret) => secret.test(file) || (!file.startsWith('basemap') && secret.test(text)))
			.map((secret) => `${file}: ${secret.source}`);
	});

test(
	'no byte of a site tells what a redaction names: pages, index, chunks, pictures, feeds, embeds',
	{ timeout: 600_000 },
	async () => {
		const site = { data: 'tests/fixtures/atlas', documents, folder: '.svelte-kit/sites/redacted' };
		const pages = await buildSite(site, () => undefined);
		expect(telling(pages)).toEqual([]);
		const withheld = readFileSync(join(documents, 'fixture.txt'), 'utf8').slice(970, 1010);
		for (const { file, bytes } of contentsIn(pages)) {
			expect([file, bytes.includes(withheld)]).toEqual([file, false]);
			if (file.endsWith('.png'))
				expect(chunksOf(bytes).filter((type) => !/^I[A-Z]{3}$/u.test(type))).toEqual([]);
		}
		expect(readFileSync(join(pages, 'digests.json'), 'utf8')).not.toContain('"dataset"');
	}
);

test('nor does any export or sheet', { timeout: 300_000 }, async () => {
	const out = join(scratch, 'out');
	for (const format of ['geojson', 'csv', 'kml', 'lpf', 'annotations', 'atom', 'ics'])
		expect((await run(['export', fixtureAtlas, '--format', format, '--out', join(out, format)])).code).toBe(
			0
		);
	for (const file of ['sheet.svg', 'sheet.png'])
		expect((await run(['snapshot', fixtureAtlas, '--out', join(out, file)])).code).toBe(0);
	expect((await run(['snapshot', fixtureAtlas, '--embed', join(out, 'still')])).code).toBe(0);
	expect(telling(out)).toEqual([]);
});
