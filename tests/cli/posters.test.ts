import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.ts';

const atlas = resolve(import.meta.dirname, '../fixtures/atlas');
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-posters-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

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
});
