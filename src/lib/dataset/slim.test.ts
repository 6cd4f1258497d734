import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDataset } from './read.ts';
import { slim } from './slim.ts';

const text = (name: string): string => readFileSync(`tests/fixtures/atlas/${name}`, 'utf8');
const { dataset } = readDataset({
	atlas: text('atlas.json'),
	places: text('places.geojson'),
	events: text('events.json'),
	sources: text('sources.json')
});

test('the page’s dataset has every event, place, source and citation, and the outlines that are drawn', () => {
	const whole = dataset!;
	const page = slim(whole);
	expect(page.events.map(({ id }) => id)).toEqual(whole.events.map(({ id }) => id));
	expect(page.sources.map(({ id }) => id)).toEqual(whole.sources.map(({ id }) => id));
	expect(
		page.events.map(({ citations }) => citations.map(({ source, start, end }) => [source, start, end]))
	).toEqual(
		whole.events.map(({ citations }) => citations.map(({ source, start, end }) => [source, start, end]))
	);
	const outline = (id: string) => page.places.find((place) => place.id === id)?.geometry;
	expect(outline('algeria')).toEqual(whole.places.find(({ id }) => id === 'algeria')!.geometry);
	expect(JSON.stringify(page)).not.toContain('sha256-');
});

test('a country that nothing happened in keeps a point, not its outline', () => {
	const whole = dataset!;
	const page = slim({ ...whole, events: whole.events.filter(({ id }) => !id.startsWith('luxembourg')) });
	expect(page.places.find(({ id }) => id === 'luxembourg')!.geometry.type).toBe('Point');
});
