import { describe, expect, test } from 'vitest';
import { interval, measures, pairs, sum, tally, type Found } from './bench/extract/score.ts';

const span = (start: number, end: number, lat: number | null = 0, lon: number | null = 0): Found => ({
	start,
	end,
	lat,
	lon
});
const gold = (start: number, end: number, lat: number | null = 0, lon: number | null = 0) => ({
	...span(start, end, lat, lon),
	text: ''
});

describe('the scorer of places', () => {
	test('pairs spans one to one, the longest overlap first', () => {
		const [one, two] = [span(0, 4), span(4, 20)];
		const marks = [gold(3, 12), gold(0, 3)];
		expect(pairs([one, two], marks)).toMatchObject([
			{ found: two, gold: marks[0] },
			{ found: one, gold: marks[1] }
		]);
		expect(pairs([span(0, 4), span(4, 8)], [gold(0, 8)])).toHaveLength(1);
		expect(pairs([span(0, 4)], [gold(4, 8)])).toEqual([]);
	});

	test('counts a hit within 161 km', () => {
		expect(tally([span(0, 4, 1.44, 0)], [gold(0, 4)])).toMatchObject({ hits: 1, exact: 1 });
		expect(tally([span(0, 4, 1.45, 0)], [gold(0, 4)])).toMatchObject({ hits: 0, overlaps: 1 });
	});

	test('counts a proposal at a marked place without coordinates as wrong', () => {
		const one = tally([span(0, 4)], [gold(0, 4, null, null), gold(8, 9)]);
		expect(one).toEqual({
			predicted: 1,
			gold: 1,
			hits: 0,
			allPredicted: 1,
			allGold: 2,
			overlaps: 1,
			exact: 1
		});
		expect(measures(one.hits, one.predicted, one.gold)).toEqual({ precision: 0, recall: 0, f1: 0 });
	});

	test('gives the same interval each time, around the whole', () => {
		const tallies = Array.from({ length: 40 }, (_, at) => tally([span(0, 4, at % 3, 0)], [gold(0, 4)]));
		const [low, high] = interval(tallies);
		const { hits, predicted, gold: marked } = sum(tallies);
		expect(interval(tallies)).toEqual([low, high]);
		expect(low).toBeLessThan(measures(hits, predicted, marked).f1);
		expect(high).toBeGreaterThan(measures(hits, predicted, marked).f1);
	});
});
