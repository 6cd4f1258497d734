import { describe, expect, test } from 'vitest';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { publish, readPublished } from './published.ts';
import { readDataset } from './read.ts';

const dataset = readDataset(filesOf(fixtureAtlas)).dataset!;
const read = (text: string) => readPublished(JSON.parse(text));

describe('the published form', () => {
	test('gives the dataset back', () => {
		const { $schema: _, ...atlas } = dataset.atlas;
		expect(read(publish(dataset))).toEqual({ ...dataset, atlas });
	});

	test('is the same when it is published again', () => {
		expect(publish(read(publish(dataset)))).toBe(publish(dataset));
	});

	test('holds no draft and no link to one', () => {
		const events = dataset.events.map((event) =>
			event.id === 'gale' ? { ...event, status: 'proposed' as const } : event
		);
		const published = read(publish({ ...dataset, events }));
		expect(published.events).toHaveLength(25);
		expect(published.events.some(({ id, partOf }) => id === 'gale' || partOf === 'gale')).toBe(false);
	});

	test('of another version, or of another thing, is refused', () => {
		for (const value of [
			null,
			3,
			[],
			{},
			{ ...JSON.parse(publish(dataset)), chronotope: 1 },
			{ chronotope: 2 }
		])
			expect(() => readPublished(value)).toThrow('invalid published dataset');
	});
});
