/**
 * Drafts as a whole: a golden one of a document written for it (`UPDATE=1` rewrites it; a person reads the difference), and that of the
 * shared documents.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Extractor } from '#lib/extract/document.ts';
import { draftOf } from '#lib/extract/draft/draft.ts';
import { joinDrafts } from '#lib/extract/draft/join.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import model from '#lib/extract/places/model.json' with { type: 'json' };
import { draftShared, scoreShared, targets } from './bench/draft/shared.ts';
import { datasetOf, lostPassages } from './drafts.ts';
import { fixtureTable } from './fixtures/gazetteer.ts';
import { shared } from './shared.ts';

const golden = join(import.meta.dirname, 'golden/draft/harbour.json');
const file = 'harbour.txt';
const text = readFileSync(join(import.meta.dirname, 'fixtures/draft', file), 'utf8');

test('the draft of a page of two items is as a person has read it', () => {
	const extractor = new Extractor(new Gazetteer(fixtureTable().buffer), model);
	const draft = joinDrafts([draftOf({ file, text }, extractor)]);
	const told = `${JSON.stringify(draft, null, '\t')}\n`;
	if (process.env.UPDATE === '1') writeFileSync(golden, told);
	expect(told).toBe(readFileSync(golden, 'utf8'));
	expect(datasetOf(draft).errors).toEqual([]);
	expect(lostPassages(draft, new Map([[file, text]]))).toEqual([]);
});

describe.skipIf(shared('documents') === null)('the draft of the shared documents', () => {
	test(
		'is a valid dataset whose passages are all found, and holds what the curated atlas has',
		{ timeout: 120_000 },
		async () => {
			const { draft, documents } = (await draftShared())!;
			expect(datasetOf(draft).errors).toEqual([]);
			expect(lostPassages(draft, documents)).toEqual([]);
			const { places, precision, events, proposed, curated } = scoreShared(draft);
			expect(places.part / places.of).toBeGreaterThanOrEqual(targets.places);
			expect(precision.part / precision.of).toBeGreaterThanOrEqual(targets.precision);
			expect(events.part / events.of).toBeGreaterThanOrEqual(targets.events);
			expect(proposed / curated).toBeLessThanOrEqual(targets.proposals);
		}
	);
});
