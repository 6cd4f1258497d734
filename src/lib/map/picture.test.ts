import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue as catalogueOf, type Catalogue } from '#lib/dataset/catalogue.ts';
import { readDataset } from '#lib/dataset/read.ts';
import { messagesOf } from '#lib/language/language.ts';
import { palette } from '#lib/marks/palette.ts';
import type { Row } from '#lib/state/explorer.svelte.ts';
import type { Look } from './look.ts';
import { pictureOf } from './picture.ts';
import { stateOf } from './presence.ts';
import { sceneOf } from './scene.ts';

const text = (name: string): string => readFileSync(`tests/fixtures/atlas/${name}`, 'utf8');
let catalogue: Catalogue;
let look: Look;

beforeAll(() => {
	const { dataset } = readDataset({
		atlas: text('atlas.json'),
		places: text('places.geojson'),
		events: text('events.json'),
		sources: text('sources.json')
	});
	catalogue = catalogueOf(dataset!);
	const { categories } = dataset!.atlas;
	look = {
		theme: 'light',
		palette: palette('light', categories),
		shapes: categories.map(({ shape }) => shape),
		language: 'en',
		messages: messagesOf('en')
	};
});

const place = (id: string): number => catalogue.placeById.get(id)!;
const rowsOf = (...ids: string[]): Row[] =>
	catalogue.entries
		.filter(({ happenedAt }) => happenedAt.some((at) => ids.includes(catalogue.places[at]!.id)))
		.map((entry) => ({ entry, possible: false }));

describe('the scene of the fixture', () => {
	test('a country with events is an area and never a mark, even if it stood in a group', () => {
		const groups = [[place('algeria'), place('algiers')]];
		const scene = sceneOf(catalogue, rowsOf('algeria'), groups, 'en');
		expect(scene.areas.map(({ id }) => id)).toContain('algeria');
		expect(scene.marks.flatMap(({ members }) => members)).not.toContain(place('algeria'));
	});

	test('a mark never names a place that has no event now', () => {
		const group = ['lisbon', 'lisbon-signal-hall'].map(place);
		for (const id of ['lisbon', 'lisbon-signal-hall']) {
			const only = rowsOf(id).map(({ entry, possible }) => ({
				entry: { ...entry, happenedAt: [place(id)] },
				possible
			}));
			const { marks } = sceneOf(catalogue, only, [group], 'en');
			expect(marks.map((mark) => mark.id)).toEqual(only.length === 0 ? [] : [id]);
		}
	});
});

describe('a picture', () => {
	test('keeps what has just passed faded, unnamed and out of reach, and only where nothing else stands', () => {
		const groups = [[place('bergen')], [place('porto')]];
		const scene = sceneOf(catalogue, rowsOf('bergen'), groups, 'en', rowsOf('bergen', 'porto'));
		expect(scene.passed.map(({ id }) => id)).toEqual(['porto']);
		const { features, spots } = pictureOf(scene, catalogue, look, 4, () => 'none');
		const faded = features.marks.filter(({ properties }) => properties!.opacity !== undefined);
		expect(faded.map(({ properties }) => [properties!.id, properties!.label])).toEqual([['porto', '']]);
		expect(spots.map(({ id }) => id)).not.toContain('porto');
	});

	const draw = (ids: string[], groups: string[][], level = 4, selected: string | null = null) => {
		const scene = sceneOf(
			catalogue,
			rowsOf(...ids),
			groups.map((group) => group.map(place)),
			'en'
		);
		return pictureOf(scene, catalogue, look, level, (members) =>
			stateOf(members, selected === null ? null : place(selected), [])
		);
	};

	test('every image that a feature names is drawn', () => {
		const { features, images } = draw(['algeria', 'brest', 'bergen', 'luxembourg'], [['brest'], ['bergen']]);
		const named = [...features.marks, ...features.leaders, ...features['area-names']].map(
			({ properties }) => properties!.image as string
		);
		expect(named.length).toBeGreaterThan(0);
		for (const key of named) expect(images.has(key), key).toBe(true);
	});

	test('every mark and every area can be pointed at by name', () => {
		const { spots, features } = draw(['algeria', 'brest'], [['brest']]);
		expect(spots).toHaveLength(features.marks.length + features.areas.length);
		expect(spots.find(({ id }) => id === 'brest')!.label).toMatch(/^Brest: \d+ event/);
	});

	test('a place known inexactly is a disc with its mark on the rim, seen from near', () => {
		const near = draw(['north-bank-lightship'], [['north-bank-lightship']], 8);
		const far = draw(['north-bank-lightship'], [['north-bank-lightship']], 1);
		expect(near.features.discs).toHaveLength(near.features.marks.length);
		expect(near.features.marks.length).toBeGreaterThan(0);
		expect(near.spots[0]!.position).not.toEqual([3.2, 57.6]);
		expect(far.features.discs).toHaveLength(0);
	});

	test('a selected area is drawn as selected', () => {
		const { features } = draw(['algeria'], [], 4, 'algeria');
		const drawn = features.areas.find(({ properties }) => properties!.id === 'algeria');
		expect(drawn!.properties!.state).toBe('selected');
	});

	test('the ground is asked to leave out the countries that are named here', () => {
		expect(draw(['algeria', 'luxembourg'], []).named).toEqual(['DZ', 'LU']);
	});
});
