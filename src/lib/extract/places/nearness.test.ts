import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixturePlaces, fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { Gazetteer } from '../gazetteer/gazetteer.ts';
import { Nearness, REACH_KM } from './nearness.ts';
import { apartKm } from './recognise.ts';

const table = new Gazetteer(fixtureTable().buffer);
const place = fc.nat({ max: fixturePlaces.length - 1 });

test('nearness is the same whatever was asked before', () => {
	const nearness = new Nearness(table);
	fc.assert(
		fc.property(place, place, (a, b) => {
			expect(nearness.of(a, b)).toBe(Math.exp(-apartKm(table, a, b) / REACH_KM));
			expect(nearness.of(b, a)).toBe(nearness.of(a, b));
		})
	);
});
