import { describe, expect, test } from 'vitest';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { directionOfBearing, nearestPlaces, partsOf, wholesOf } from './around.ts';
import { catalogue as join, within } from './catalogue.ts';
import { readDataset } from './read.ts';

const catalogue = join(readDataset(filesOf(fixtureAtlas)).dataset!);
const { places } = catalogue;
const all = places.map((_, place) => place);

describe('the surroundings of a place', () => {
	test('lies in its wholes, which hold it', () => {
		for (const place of all)
			for (const whole of wholesOf(catalogue, place)) expect(within(catalogue, whole).has(place)).toBe(true);
	});

	test('is a part of the last of its wholes alone', () => {
		for (const place of all)
			for (const part of partsOf(catalogue, place)) expect(wholesOf(catalogue, part).at(-1)).toBe(place);
	});

	test('names neighbours in order of distance, never itself, and the way back is as long', () => {
		for (const place of all) {
			const near = nearestPlaces(catalogue, place, places.length);
			expect(near.map(({ km }) => km)).toEqual(near.map(({ km }) => km).sort((a, b) => a - b));
			for (const { place: other, km } of near) {
				expect(other).not.toBe(place);
				const back = nearestPlaces(catalogue, other, places.length).find((one) => one.place === place);
				expect(back!.km).toBeCloseTo(km, 6);
			}
		}
	});

	test.each([
		[0, 0],
		[22, 0],
		[23, 1],
		[90, 2],
		[180, 4],
		[270, 6],
		[337, 7],
		[338, 0],
		[359.9, 0]
	])('a bearing of %d° points to direction %i of eight', (degrees, direction) => {
		expect(directionOfBearing(degrees)).toBe(direction);
	});
});
