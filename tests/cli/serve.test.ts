import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '#cli/serve.ts';
import { writeDigests } from '#cli/digests.ts';
import { datasetDigests } from '#cli/inputs.ts';
import { fixtureAtlas, write } from '#tests/fixtures/files.ts';
import { run, start } from './run.ts';

let site: string;
const dataTypes = {
	'events.geojson': 'application/geo+json',
	'events.csv': 'text/csv;charset=utf-8',
	'events.kml': 'application/vnd.google-earth.kml+xml',
	'dataset.jsonld': 'application/ld+json',
	'feed.atom': 'application/atom+xml;charset=utf-8',
	'events.ics': 'text/calendar;charset=utf-8'
};

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = mkdtempSync(join(tmpdir(), 'chronotope-site-'));
	for (const folder of ['app/immutable', 'basemap', 'published'])
		mkdirSync(join(site, folder), { recursive: true });
	writeFileSync(join(site, 'index.html'), '<title>Atlas</title>');
	writeFileSync(join(site, 'fa.html'), '<title>اطلس</title>');
	writeFileSync(join(site, '404.html'), '<title>Not here</title>');
	writeFileSync(join(site, '.hidden'), 'hidden');
	writeFileSync(join(site, 'app/immutable/page.1.js'), 'export {}');
	writeFileSync(join(site, 'basemap/world.pmtiles'), '0123456789');
	writeFileSync(join(site, 'published/atlas.json'), '{}');
	for (const name of Object.keys(dataTypes)) writeFileSync(join(site, name), '');
	server = await serve({ directory: site, port: 0 });
});
afterAll(async () => {
	await server.close();
	rmSync(site, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
	fetch(new URL(path, server.url), { headers });

/** Asks for a path as it stands, which `fetch` would tidy up. */
const raw = (path: string): Promise<number | undefined> =>
	new Promise((resolve, reject) => {
		const { hostname, port } = new URL(server.url);
		const asked = request({ hostname, port, path }, (response) => {
			response.resume();
			resolve(response.statusCode);
		});
		asked.on('error', reject).end();
	});

describe('a served site', () => {
	test('answers pages with and without their ending', async () => {
		for (const path of ['/', '/fa', '/fa/', '/fa.html', '/?t=1988']) {
			const response = await get(path);
			expect(response.status, path).toBe(200);
			expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
		}
	});

	test('sends the security headers with every answer', async () => {
		for (const path of ['/', '/nothing', '/app/immutable/page.1.js']) {
			const { headers } = await get(path);
			expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(headers.get('referrer-policy')).toBe('no-referrer');
			expect(headers.get('permissions-policy')).toContain('geolocation=()');
		}
	});

	test('lets browsers keep what never changes, and ask for the rest', async () => {
		const lifetime = async (path: string) => (await get(path)).headers.get('cache-control');
		expect(await lifetime('/app/immutable/page.1.js')).toContain('immutable');
		expect(await lifetime('/basemap/world.pmtiles')).toContain('max-age=3600');
		expect(await lifetime('/published/atlas.json')).toBe('no-cache');
		expect(await lifetime('/')).toBe('no-cache');
	});

	test('answers "not modified" to who has a file already', async () => {
		const tag = (await get('/published/atlas.json')).headers.get('etag')!;
		expect((await get('/published/atlas.json', { 'If-None-Match': tag })).status).toBe(304);
	});

	test('sends the ranges that the basemap is read in', async () => {
		const range = async (value: string) => {
			const response = await get('/basemap/world.pmtiles', { Range: value });
			return [response.status, response.headers.get('content-range'), await response.text()];
		};
		expect(await range('bytes=2-5')).toEqual([206, 'bytes 2-5/10', '2345']);
		expect(await range('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
		expect(await range('bytes=7-99')).toEqual([206, 'bytes 7-9/10', '789']);
		expect((await range('bytes=10-12'))[0]).toBe(416);
		// Ranges that it need not understand bring the whole file.
		for (const value of ['bytes=-3', 'bytes=0-1,4-5', 'bytes=5-2', 'lines=1-2', 'bytes=0-0'])
			expect(await range(value), value).toEqual([200, null, '0123456789']);
		expect((await get('/basemap/world.pmtiles')).headers.get('content-type')).toBe('application/vnd.pmtiles');
	});

	test.each(Object.entries(dataTypes))('serves %s as %s', async (name, type) => {
		expect((await get(`/${name}`)).headers.get('content-type')).toBe(type);
	});

	test("answers with the site's own page what is not there", async () => {
		const response = await get('/nothing/at/all');
		expect(response.status).toBe(404);
		expect(await response.text()).toContain('Not here');
	});

	test('gives nothing from outside the site, and nothing hidden', async () => {
		for (const path of [
			'/../../package.json',
			'/%2e%2e/%2e%2e/package.json',
			'/.hidden',
			'/..%2f..%2fpackage.json',
			'/%00',
			'/%'
		])
			expect(await raw(path), path).toBe(404);
	});

	test('answers only to be read', async () => {
		expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
		expect((await fetch(server.url, { method: 'HEAD' })).status).toBe(200);
	});

	test('stands under a path of its own', async () => {
		const under = await serve({ directory: site, port: 0, base: '/atlas' });
		const status = async (path: string) =>
			(await fetch(new URL(path, under.url), { redirect: 'manual' })).status;
		expect(new URL(under.url).pathname).toBe('/atlas/');
		expect(await status('/atlas/fa')).toBe(200);
		expect(await status('/atlas')).toBe(308);
		expect(await status('/fa')).toBe(404);
		expect(await status('/atlases')).toBe(404);
		await under.close();
	});

	test('says when its port is taken, and when there is no site', async () => {
		const port = Number(new URL(server.url).port);
		await expect(serve({ directory: site, port })).rejects.toThrow(`port ${port} is in use`);
		await expect(serve({ directory: join(site, 'app'), port: 0 })).rejects.toThrow('no built site');
	});

	test('tells its log what was asked', async () => {
		const lines: string[] = [];
		const told = await serve({ directory: site, port: 0, log: (line) => lines.push(line) });
		await (await fetch(told.url)).text();
		await expect.poll(() => lines).toEqual(['GET / 200']);
		await told.close();
	});
});

describe('chronotope serve', () => {
	test('prints its address, answers, and ends when it is told to', async () => {
		const child = start(['serve', fixtureAtlas, '--site', site, '--port', '0'], {
			CHRONOTOPE_URL: 'https://example.org/atlas/'
		});
		const ended = new Promise((resolve) => child.once('close', resolve));
		const url = await new Promise<string>((resolve) =>
			child.stdout!.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
		);
		expect(url).toMatch(/^http:\/\/localhost:\d+\/atlas\/$/u);
		expect((await fetch(url)).status).toBe(200);
		child.kill('SIGTERM');
		expect(await ended).toBe(0);
	});

	test('says when the dataset is not as it was when the site was built, in parts or in one file', async () => {
		const dataset = join(site, '../', `${basename(site)}-data`);
		cpSync(fixtureAtlas, dataset, { recursive: true });
		const events = readFileSync(join(dataset, 'events.json'), 'utf8');
		const told = async (): Promise<string> => {
			const child = start(['serve', dataset, '--site', site, '--port', '0']);
			let stderr = '';
			child.stderr!.on('data', (chunk) => (stderr += chunk));
			const ended = new Promise((resolve) => child.once('close', resolve));
			const url = await new Promise<string>((resolve) => child.stdout!.once('data', resolve));
			// What is told is told before the first answer.
			await (await fetch(String(url).trim())).text();
			child.kill('SIGTERM');
			await ended;
			return stderr;
		};
		try {
			expect(await told()).toBe('');
			writeDigests(site, { dataset: datasetDigests(dataset) });
			expect(await told()).toBe('');
			const part = join(dataset, 'events/1.jsonl');
			rmSync(join(dataset, 'events.json'));
			write(part, `${(JSON.parse(events) as object[]).map((event) => JSON.stringify(event)).join('\n')}\n`);
			expect(await told()).toContain('was built from another state of');
			writeDigests(site, { dataset: datasetDigests(dataset) });
			expect(await told()).toBe('');
			write(part, `${readFileSync(part, 'utf8')}{}\n`);
			expect(await told()).toContain('was built from another state of');
		} finally {
			rmSync(dataset, { recursive: true });
			rmSync(join(site, 'digests.json'), { force: true });
		}
	});

	test('prints what another server is to be told, or says why it cannot', async () => {
		const env = { CHRONOTOPE_URL: 'https://example.org/atlas/' };
		const nginx = await run(
			['serve', '--print-headers', 'nginx', '--frame-ancestors', 'https://a.example'],
			env
		);
		expect(nginx.code).toBe(0);
		expect(nginx.stdout).toContain('"~^/atlas/embed/" "frame-ancestors https://a.example;');
		const bad = await run(['serve', '--print-headers', 'caddy', '--frame-ancestors', '*; x'], env);
		expect(bad).toMatchObject({ code: 1, stdout: '' });
		expect(bad.stderr).toContain('invalid frame ancestors: *; x');
	});

	test('leaves the same in the site for hosts that read them from a file', async () => {
		expect((await run(['headers', '--site', site])).code).toBe(0);
		expect(readFileSync(join(site, '_headers'), 'utf8')).toContain('/app/immutable/*\n');
	});
});
