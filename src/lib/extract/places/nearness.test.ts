import fc from 'fast-check';
import { expect } from 'vitest';
import { fixturePlaces, fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { law } from '#tests/laws.ts';
import { Gazetteer } from '../gazetteer/gazetteer.ts';
import { Nearness, REACH_KM } from './nearness.ts';
import { apartKm } from './recognise.ts';

const table = new Gazetteer(fixtureTable().buffer);
const place = fc.nat({ max: fixturePlaces.length - 1 });

const nearness = new Nearness(table);
law('nearness is the same whatever was asked before', place, place, (a, b) => {
	expect(nearness.of(a, b)).toBe(Math.exp(-apartKm(table, a, b) / REACH_KM));
	expect(nearness.of(b, a)).toBe(nearness.of(a, b));
});
