import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostedHeaders, printHeaders } from './headerfiles.ts';
import { headersOf, headerTable, isMatch, type Pattern } from './headers.ts';

/** A site's files and folders, and what else may be asked for. */
const files = [
	...['index.html', '404.html', 'about/index.html', 'place/tehran/index.html', 'print/index.html'],
	...['fa/index.html', 'fa/place/tehran/index.html', 'embed.js', 'theme.js', 'icon.svg', 'robots.txt'],
	...['embed/index.html', 'embed/place/tehran/index.html', 'fa/embed/index.html', 'fa/data/events.kml'],
	...['app/immutable/chunks/a.js', 'app/frame.js', 'app/pages.js', 'app/other.js', 'basemap/world.pmtiles'],
	...['basemap/names-fa.json', 'published/posters/map-en.png', 'data/events.geojson', 'oembed/map.json'],
	...['fa/oembed/place/tehran.xml', 'feed.atom', 'fa/events.ics', 'index.html.br']
];
const asked = [
	'/',
	'/fa/',
	'/embed/',
	'/fa/embed/event/x/',
	'/place/tehran/',
	...files.filter((file) => !file.endsWith('.br')).map((file) => `/${file}`)
];

let site: string;
beforeAll(() => {
	site = mkdtempSync(join(tmpdir(), 'chronotope-headers-'));
	for (const file of files) {
		mkdirSync(dirname(join(site, file)), { recursive: true });
		writeFileSync(join(site, file), '');
	}
});
afterAll(() => rmSync(site, { recursive: true }));

const table = headerTable({ frameAncestors: 'https://news.example https://*.example.org' });
const expected = (path: string) => lower(headersOf(table, path));
const lower = (headers: Record<string, string>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(headers)
			.filter(([, value]) => value !== '')
			.map(([name, value]) => [name.toLowerCase(), value])
	);

/** Hosts join what several rules say of one header. */
function readHosted(text: string, path: string): Record<string, string> {
	const found: Record<string, string> = {};
	let isMeant = false;
	for (const line of text.split('\n').filter((one) => !one.startsWith('#'))) {
		const [, name, value] = /^ {2}([\w-]+): (.+)$/u.exec(line) ?? [];
		if (!name) isMeant = line === '/*' || isMatch(line as Pattern, path);
		else if (isMeant) found[name] = found[name] === undefined ? value! : `${found[name]}, ${value}`;
	}
	return lower(found);
}

/** In a map, plain strings go before expressions; those in their order. */
function readNginx(text: string, path: string): Record<string, string> {
	const variables: Record<string, string> = {};
	for (const [, variable, body] of text.matchAll(/^map \$uri (\$\w+) \{\n([^}]+)\}/gmu)) {
		const rows = [...body!.matchAll(/^\t(?:"([^"]+)"|(default)) "([^"]*)";$/gmu)];
		expect(rows).toHaveLength(body!.trim().split('\n').length);
		const row =
			rows.find(([, key]) => key === path) ??
			rows.find(([, key]) => key?.startsWith('~') && new RegExp(key.slice(1), 'u').test(path)) ??
			rows.find(([, , fallback]) => fallback);
		variables[variable!] = row![3]!;
	}
	return lower(
		Object.fromEntries(
			[...text.matchAll(/^add_header ([\w-]+) (?:"([^"]*)"|(\$\w+)) always;$/gmu)].map(
				([, name, value, variable]) => [name!, value ?? variables[variable!]!]
			)
		)
	);
}

function readCaddy(text: string, path: string): Record<string, string> {
	const isIn = (patterns: string): boolean =>
		patterns.split(' ').some((pattern) => isMatch(pattern as Pattern, path));
	const meant = new Map([['', true]]);
	for (const [, name, not, patterns] of text.matchAll(/^@(\w+) (not )?path (.+)$/gmu))
		meant.set(name!, isIn(patterns!) !== (not !== undefined));
	const found: Record<string, string> = {};
	for (const [, matcher, body] of text.matchAll(/^header (?:@(\w+) )?\{\n([^}]+)\}/gmu)) {
		if (!meant.get(matcher ?? '')) continue;
		for (const [, name, value] of body!.matchAll(/^\t([\w-]+) "([^"]*)"$/gmu)) found[name!] = value!;
	}
	return lower(found);
}

describe('the headers of a site', () => {
	test.each(asked)('are the same for %s wherever it is served', (path) => {
		expect(readHosted(hostedHeaders(table, site), path)).toEqual(expected(path));
		for (const base of ['', '/a.b/atlas']) {
			expect(readNginx(printHeaders('nginx', table, base), base + path)).toEqual(expected(path));
			expect(readCaddy(printHeaders('caddy', table, base), base + path)).toEqual(expected(path));
		}
	});

	test('let pages be framed that are made for it, by whom the operator names, and no others', () => {
		const ancestors = (path: string, options = {}) =>
			/frame-ancestors ([^;]+)/u.exec(headersOf(headerTable(options), path)['Content-Security-Policy']!)![1];
		expect(ancestors('/embed/')).toBe('*');
		expect(ancestors('/fa/embed/place/tehran/')).toBe('*');
		expect(ancestors('/embed/', { frameAncestors: 'https://a.example' })).toBe('https://a.example');
		for (const path of ['/', '/fa/', '/place/tehran/', '/embedded/', '/app/immutable/a.js', '/embed.js'])
			expect(ancestors(path), path).toBe("'none'");
	});

	test('open to other origins what a framed page reads, and no page of their own', () => {
		const open = (path: string) => headersOf(table, path)['Access-Control-Allow-Origin'];
		for (const path of asked.filter((one) => /\/(?:app|basemap|published|data|oembed)\/./u.test(one)))
			expect(open(path), path).toBe(path === '/app/other.js' ? undefined : '*');
		for (const path of ['/', '/place/tehran/', '/robots.txt']) expect(open(path), path).toBeUndefined();
	});

	test('take nothing from an operator that would be another header', () => {
		for (const frameAncestors of ["*; script-src 'unsafe-inline'", 'https://a.example\r\nX: y', '"', ''])
			expect(() => headerTable({ frameAncestors }), frameAncestors).toThrow('invalid frame ancestors');
	});
});
