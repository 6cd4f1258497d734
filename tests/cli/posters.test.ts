import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

test(
	'pictures of an atlas are drawn once, and again where they are spoilt',
	{ timeout: 120_000 },
	async () => {
		const posters = (...args: string[]) => run(['posters', atlas, '--out', folder, ...args]);
		expect((await posters()).stdout).toContain('4 pictures written, 0 kept');
		expect(readdirSync(folder).sort()).toEqual([
			'map-en.png',
			'map-fa.png',
			'posters.json',
			'social-en.png',
			'social-fa.png'
		]);
		expect([sizeOf('map-en.png'), sizeOf('social-fa.png')]).toEqual([
			[1200, 800],
			[1200, 630]
		]);
		const before = readFileSync(join(folder, 'map-fa.png'));
		writeFileSync(join(folder, 'map-fa.png'), 'spoilt');
		expect((await posters()).stdout).toContain('1 picture written, 3 kept');
		expect(readFileSync(join(folder, 'map-fa.png')).equals(before)).toBe(true);

		const each = await posters('--each');
		expect(each.code).toBe(0);
		expect(each.stdout).toContain(', 4 kept as they were');
		expect(sizeOf('place/montevideo-en.png')).toEqual([1200, 630]);
		expect(existsSync(join(folder, 'event/porto-lanterns-fa.png'))).toBe(true);
	}
);
