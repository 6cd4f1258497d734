import { expect, test } from 'vitest';
import { openPage } from './rig.ts';

/** A page in place of the site's own, whose script does one forbidden thing. */
async function problemsOf(script: string, head = ''): Promise<string[]> {
	const body = `<!doctype html><html data-ready="true"><head>${head}</head><body><script>${script}</script></body></html>`;
	const { page, problems } = await openPage({
		faults: (path) => (path === '/' ? { kind: 'replace', body } : undefined)
	});
	await page.waitForFunction(() => document.readyState === 'complete');
	await expect.poll(() => problems.length).toBeGreaterThan(0);
	return problems.splice(0);
}

test('a console error is caught', async () => {
	expect(await problemsOf('console.error("spilt")')).toEqual([expect.stringMatching(/^console: spilt/)]);
});

test('a page error is caught', async () => {
	expect(await problemsOf('setTimeout(() => { throw new Error("thrown") })')).toContainEqual(
		expect.stringMatching(/^page error: .*thrown/)
	);
});

test('a violation of the content policy is caught', async () => {
	const policy = `<meta http-equiv="Content-Security-Policy" content="img-src 'none'">`;
	expect(await problemsOf('new Image().src = "/icon.svg"', policy)).toContainEqual(
		expect.stringMatching(/^content policy: img-src refused http:\/\/127.0.0.1/)
	);
});

test('a request off the origin is caught', async () => {
	// Port 9 discards: nothing listens there, and nothing needs to.
	expect(await problemsOf('new Image().src = "http://127.0.0.1:9/pixel.png"')).toContainEqual(
		'off-origin request: http://127.0.0.1:9/pixel.png'
	);
});

test('the server drops, cuts short and changes what it is told to', async () => {
	const { page } = await openPage({
		expected: [/Failed to load resource/],
		faults: (path) =>
			({
				'/': { kind: 'replace' as const, body: '<html data-ready="true"></html>' },
				'/icon.svg?drop': { kind: 'drop' as const },
				'/icon.svg?cut': { kind: 'truncate' as const, bytes: 10 },
				'/icon.svg?headers': { kind: 'headers' as const, headers: { 'x-fault': 'yes' } }
			})[path]
	});
	const outcome = (query: string) =>
		page.evaluate(async (address) => {
			const response = await fetch(address).catch((error: Error) => error);
			if (response instanceof Error) return `no head: ${response.name}`;
			const body = await response.text().catch((error: Error) => error);
			if (body instanceof Error) return `a head, then ${body.name}`;
			return `${body.length > 10} ${response.headers.get('x-fault')}`;
		}, `/icon.svg${query}`);
	expect(await outcome('')).toBe('true null');
	expect(await outcome('?headers')).toBe('true yes');
	expect(await outcome('?drop')).toBe('no head: TypeError');
	expect(await outcome('?cut')).toBe('a head, then TypeError');
});

test('below a sub-path nothing answers outside it', async () => {
	const { page, base } = await openPage({
		subPath: '/a/b/',
		expected: [/404/],
		faults: (path) =>
			path === '/' ? { kind: 'replace', body: '<html data-ready="true"></html>' } : undefined
	});
	expect(new URL(base).pathname).toBe('/a/b/');
	const status = (address: string) => page.evaluate(async (url) => (await fetch(url)).status, address);
	expect(await status('/a/b/icon.svg')).toBe(200);
	expect(await status('/icon.svg')).toBe(404);
});
