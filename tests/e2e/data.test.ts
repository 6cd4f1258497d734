import { check } from '@placemarkio/check-geojson';
import { kml as toGeoJson } from '@tmcw/togeojson';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { filesOf, fixtureAtlas } from '../fixtures/files.ts';
import { parseXml, textsOf } from '../xml.ts';
import { startServer, type TestServer } from './server.ts';

const files = filesOf(fixtureAtlas);
const ids = (JSON.parse(files.events) as { id: string }[]).map(({ id }) => id).sort();
const { url: site } = JSON.parse(files.atlas) as { url: string };
const starts = ['', 'fa/'];

let whole: TestServer;
let packed: TestServer;
beforeAll(async () => {
	whole = await startServer(inject('sites').fixture);
	packed = await startServer(inject('sites').sample);
});
afterAll(() => Promise.all([whole.close(), packed.close()]));

async function fetched(path: string, from = whole): Promise<string> {
	const response = await fetch(from.base + path);
	expect([path, response.status]).toEqual([path, 200]);
	return response.text();
}

describe('the site gives its data', () => {
	test('as GeoJSON', async () => {
		const events = check(await fetched('data/events.geojson')) as unknown as { features: { id: string }[] };
		expect(events.features.map(({ id }) => id).sort()).toEqual(ids);
		for (const path of ['data/places.geojson', 'data/places.lpf.json'])
			expect(check(await fetched(path)).type).toBe('FeatureCollection');
	});

	test('as a table', async () => {
		const rows: { id: string; url: string }[] = parse(await fetched('data/events.csv'), {
			bom: true,
			columns: true
		});
		expect(rows.map(({ id }) => id).sort()).toEqual(ids);
		for (const { id, url } of rows) expect(url).toBe(`${site}event/${id}/`);
	});

	test.each(starts)('as KML, feed and calendar under /%s', async (start) => {
		const { features } = toGeoJson(parseXml(await fetched(`${start}data/events.kml`)) as unknown as Document);
		expect([...new Set(features.map(({ properties }) => properties!.id as string))].sort()).toEqual(ids);
		const feed = parseXml(await fetched(`${start}feed.atom`));
		expect(textsOf(feed, 'id').sort()).toEqual([
			`${site}${start}`,
			...ids.map((id) => `${site}${start}event/${id}/`)
		]);
		const calendar = new ICAL.Component(ICAL.parse(await fetched(`${start}events.ics`)));
		expect(calendar.getAllSubcomponents('vevent').length).toBeGreaterThan(0);
	});

	test('as linked data, of which the dataset names files that are there', async () => {
		const { total } = JSON.parse(await fetched('data/annotations.jsonld')) as { total: number };
		expect(total).toBeGreaterThan(ids.length);
		const { distribution } = JSON.parse(await fetched('data/dataset.jsonld')) as {
			distribution: { contentUrl: string }[];
		};
		for (const { contentUrl } of distribution) await fetched(contentUrl.replace(site, ''));
	});

	test('with the schemas that its files hold to', async () => {
		for (const name of ['atlas', 'places', 'events', 'sources'] as const) {
			const schema: object = JSON.parse(await fetched(`data/schema/${name}.json`));
			const validate = new Ajv2020({ strict: false }).compile(schema);
			validate(JSON.parse(files[name]));
			expect(validate.errors).toBeNull();
		}
	});

	test('and tells search engines its pages, each in every language', async () => {
		expect(await fetched('robots.txt')).toContain(`Sitemap: ${site}sitemap.xml`);
		const locations = textsOf(parseXml(await fetched('sitemap.xml')), 'loc');
		expect(new Set(locations).size).toBe(locations.length);
		for (const path of ['', 'places/', 'about/', ...ids.map((id) => `event/${id}/`)])
			for (const start of starts) expect(locations).toContain(`${site}${start}${path}`);
	});
});

test('a site of a packed atlas has the schemas and none of the files', async () => {
	expect(await fetched('robots.txt', packed)).not.toContain('Sitemap');
	await fetched('data/schema/events.json', packed);
	for (const path of ['data/events.geojson', 'feed.atom', 'fa/events.ics', 'sitemap.xml'])
		expect((await fetch(packed.base + path)).status).toBe(404);
});
