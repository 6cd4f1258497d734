import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Crashes } from '#tests/crash.ts';
import { strikePublishing } from '#tests/publishing.ts';

test('a build that is killed two hundred times is whole each time', { timeout: 900_000 }, async () => {
	const folder = mkdtempSync(join(tmpdir(), 'chronotope-kills-'));
	try {
		const crashes = new Crashes(folder, Date.now() % 2 ** 31);
		await crashes.prepare();
		const { kills, struck } = await crashes.strike(200);
		expect(kills).toBe(200);
		expect(struck).toBeGreaterThan(100);
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('a site is whole whenever publishing is killed, two hundred times', { timeout: 900_000 }, async () => {
	const folder = mkdtempSync(join(tmpdir(), 'chronotope-kills-'));
	try {
		const { kills, struck } = await strikePublishing(folder, 200, Date.now() % 2 ** 31);
		expect(kills).toBe(200);
		expect(struck).toBeGreaterThan(50);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
