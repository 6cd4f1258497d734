import { expect, test } from 'vitest';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { withoutDrafts } from './drafts.ts';
import { publish, readPublished } from './published.ts';
import { readDataset } from './read.ts';
import type { Dataset } from './schema.ts';

const dataset = readDataset(filesOf(fixtureAtlas)).dataset!;
const proposal = { confidence: 0.5, reasons: ['a reason'] };
const [place] = dataset.places;
const [source] = dataset.sources;
const [event] = dataset.events;

/** The fixture with an event, its place and its source that a machine proposes, and a place of which only it makes use. */
const proposed: Dataset = {
	...dataset,
	places: [
		...dataset.places,
		{ ...place!, id: 'guess', properties: { ...place!.properties, status: 'proposed', proposal } },
		{ ...place!, id: 'lonely' }
	],
	sources: [...dataset.sources, { ...source!, id: 'rumour', status: 'proposed', proposal }],
	events: [
		...dataset.events,
		{
			...event!,
			id: 'maybe',
			places: [
				{ id: 'guess', role: 'venue' },
				{ id: 'lonely', role: 'subject' }
			],
			citations: [{ source: 'rumour' }],
			claims: [],
			status: 'proposed',
			proposal
		}
	]
};

test('without drafts a dataset is as it was before them', () => {
	expect(withoutDrafts(proposed)).toEqual(dataset);
	expect(withoutDrafts(dataset)).toBe(dataset);
	expect(publish(proposed)).toBe(publish(dataset));
});

test('with drafts they are published as such, without their reasons', () => {
	const { places, events, sources } = readPublished(JSON.parse(publish(proposed, { drafts: true })));
	const states = [places.at(-2)!.properties, events.at(-1)!, sources.at(-1)!];
	expect(states.map(({ status }) => status)).toEqual(['proposed', 'proposed', 'proposed']);
	expect(publish(proposed, { drafts: true })).not.toContain('a reason');
});
