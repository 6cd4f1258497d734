import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue as catalogueOf, type Catalogue } from '#lib/dataset/catalogue.ts';
import { readDataset } from '#lib/dataset/read.ts';
import { messagesOf } from '#lib/language/messages.ts';
import { palette } from '#lib/marks/palette.ts';
import type { Look } from './look.ts';
import { FADED } from './marklayer/vertex.ts';
import { pictureOf } from './picture.ts';
import { stateOf } from './presence.ts';
import { sceneOf } from './scene.ts';
import { countGroups } from './tally.ts';

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
/** The scene of these groups of places, with the events at some places surely shown; without groups, of one a place. */
function sceneWith(ids: string[], groups: string[][] = [], passed: string[] = []) {
	const { columns, places } = catalogue;
	const isArea = (at: number) => ['country', 'region', 'multi'].includes(places[at]!.properties.kind);
	const marks = groups.map((group) => group.map(place));
	const areas = places.flatMap((_, at) => (isArea(at) ? [[at]] : []));
	const grouping = {
		groups: [...marks, ...areas],
		marks: marks.length,
		groupOf: new Int32Array(places.length).fill(-1)
	};
	grouping.groups.forEach((group, at) => group.forEach((member) => (grouping.groupOf[member] = at)));
	const at = (names: string[]): number[] =>
		[...catalogue.entries]
			.filter(({ happenedAt }) => happenedAt.some((one) => names.includes(places[one]!.id)))
			.map(({ index }) => index);
	const counts = countGroups(columns, at(ids), grouping.groupOf, grouping.groups.length);
	const rows = at(ids).map((event) => ({ event, possible: false }));
	return sceneOf(catalogue, { grouping, counts, everywhere: rows }, 'en', at(passed));
}

describe('the scene of the fixture', () => {
	test('a country with events is an area', () => {
		const scene = sceneWith(['algeria'], [['algiers']]);
		expect(scene.areas.map(({ id }) => id)).toContain('algeria');
		expect(scene.marks).toEqual([]);
	});

	test('a mark never names a place that has no event now', () => {
		const group = ['lisbon', 'lisbon-signal-hall'];
		for (const id of group)
			expect(sceneWith([id], [group]).marks[0]).toMatchObject({ id, present: [place(id)] });
	});
});

describe('a picture', () => {
	test('keeps what has just passed faded, unnamed and out of reach, and only where nothing else stands', () => {
		const scene = sceneWith(['bergen'], [['bergen'], ['porto']], ['bergen', 'porto']);
		expect(scene.passed.map(({ id }) => id)).toEqual(['porto']);
		const { features, spots, marks } = pictureOf(scene, catalogue, look, 4, () => 'none');
		expect(marks.flags[1]).toBe(FADED);
		expect(marks.counts.some((count, at) => count > 0 && at >= marks.counts.length / 2)).toBe(true);
		expect(features.marks.map(({ properties }) => properties!.id as string)).toEqual(['bergen']);
		expect(spots.map(({ id }) => id)).not.toContain('porto');
	});

	test('keeps a country that has just passed as a fainter tint without a name', () => {
		const tintOf = (ids: string[], passed: string[]) => {
			const drawn = pictureOf(sceneWith(ids, [], passed), catalogue, look, 4, () => 'none');
			expect(drawn.spots.map(({ id }) => id)).toEqual(ids);
			expect(drawn.features['area-names']).toHaveLength(ids.length);
			return drawn.features.areas.map(({ properties }) => properties!);
		};
		const [now] = tintOf(['luxembourg'], ['luxembourg']);
		const [then] = tintOf([], ['luxembourg']);
		expect(then).toMatchObject({ id: 'luxembourg', state: 'passed' });
		expect(then!.opacity).toBeLessThan(now!.opacity as number);
	});

	const draw = (ids: string[], groups: string[][], level = 4, selected: string | null = null) => {
		return pictureOf(sceneWith(ids, groups), catalogue, look, level, (members) =>
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
