import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.ts';

/** A few events of the fixture: each has four pictures. */
const few = ['gale', 'porto-lanterns', 'yokohama-visit', 'montevideo-closure'];
let atlas: string;
let folder: string;
beforeAll(() => {
	const own = mkdtempSync(join(tmpdir(), 'chronotope-posters-'));
	[atlas, folder] = [join(own, 'atlas'), join(own, 'posters')];
	cpSync(resolve(import.meta.dirname, '../fixtures/atlas'), atlas, { recursive: true });
	const events = JSON.parse(readFileSync(join(atlas, 'events.json'), 'utf8')) as { id: string }[];
	writeFileSync(join(atlas, 'events.json'), JSON.stringify(events.filter(({ id }) => few.includes(id))));
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

const sizeOf = (file: string): number[] => {
	const png = readFileSync(join(folder, file));
	return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

test('pictures are drawn once, and again where they are spoilt', { timeout: 180_000 }, async () => {
	const posters = () => run(['posters', atlas, '--out', folder]);
	const first = await posters();
	expect(first.code).toBe(0);
	expect(first.stdout).toMatch(/: \d+ pictures written, 0 kept as they were/u);
	expect(readdirSync(folder).sort()).toEqual([
		'event',
		'map-en.png',
		'map-fa.png',
		'place',
		'posters.json',
		'small',
		'social-en.png',
		'social-fa.png'
	]);
	expect(sizeOf('map-en.png')).toEqual([1200, 800]);
	for (const file of ['social-fa.png', 'place/montevideo-en.png', 'event/porto-lanterns-fa.png'])
		expect([sizeOf(file), sizeOf(`small/${file}`)]).toEqual([
			[1200, 630],
			[480, 252]
		]);
	const before = readFileSync(join(folder, 'map-fa.png'));
	writeFileSync(join(folder, 'map-fa.png'), 'spoilt');
	expect((await posters()).stdout).toContain('1 picture written');
	expect(readFileSync(join(folder, 'map-fa.png')).equals(before)).toBe(true);

	// Pictures of what is withheld now must not stay with those that are published.
	const redaction = join(folder, '../redaction.json');
	writeFileSync(redaction, JSON.stringify({ ids: ['montevideo', 'porto-lanterns'], strings: ['Yokohama'] }));
	writeFileSync(join(folder, `event/gale-en.png.${2 ** 22 + 1}-0-1.part`), 'half');
	expect((await run(['posters', atlas, '--out', folder], { CHRONOTOPE_REDACT: redaction })).code).toBe(0);
	const left = readdirSync(folder, { recursive: true }).map(String);
	expect(left.filter((name) => /montevideo|porto-lanterns|yokohama|part$/u.test(name))).toEqual([]);
	expect(left).toContain(join('small', 'place', 'withheld-fa.png'));
	expect(readFileSync(join(folder, 'posters.json'), 'utf8')).not.toMatch(/montevideo|yokohama/u);
});
