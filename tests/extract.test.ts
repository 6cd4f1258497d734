import { beforeAll, describe, expect, test } from 'vitest';
import { loadGazetteer } from '#cli/gazetteer/load.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { homeOf } from '#lib/extract/places/home.ts';
import { findPlaces } from '#lib/extract/places/places.ts';
import { readCorpus } from './bench/extract/corpus.ts';
import { measures, sum, tally } from './bench/extract/score.ts';
import { train } from './bench/extract/train.ts';
import { shared } from './shared.ts';

const corpora = {
	LGL: shared('corpora/geoparsing/LGL.jsonl'),
	GeoWebNews: shared('corpora/geoparsing/GeoWebNews.jsonl')
};

let gazetteer: Gazetteer;
beforeAll(async () => {
	gazetteer = new Gazetteer(await loadGazetteer());
}, 120_000);

describe.skipIf(Object.values(corpora).includes(null))('places in news, end to end', () => {
	test.each([
		['LGL', 'GeoWebNews', 76],
		['GeoWebNews', 'LGL', 81]
	] as const)(
		'of %s have, with weights trained on %s, an F1 of %i or more',
		{ timeout: 120_000 },
		(of, on, least) => {
			const model = train([readCorpus(corpora[on]!)], gazetteer);
			const total = sum(
				readCorpus(corpora[of]!).map(({ text, publisher, gold }) =>
					tally(findPlaces(text, { gazetteer, model, home: homeOf(publisher, gazetteer) }), gold)
				)
			);
			expect(measures(total.hits, total.predicted, total.gold).f1).toBeGreaterThanOrEqual(least);
		}
	);
});
