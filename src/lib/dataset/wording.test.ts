import { describe, expect, test } from 'vitest';
import { messagesOf } from '#lib/language/messages.ts';
import { whole } from '#tests/excerpts.ts';
import { noFilters } from './filter.ts';
import { filterNames, marked, precisionText, type Wording } from './wording.ts';

const { catalogue } = whole;
const wording: Wording = { catalogue, language: 'en', messages: messagesOf('en'), calendar: 'gregorian' };
const withPublishers = (publisher: string): Wording => ({
	...wording,
	catalogue: { ...catalogue, sources: catalogue.sources.map((source) => ({ ...source, publisher })) }
});

describe('a filter by source', () => {
	const { id, title, publisher } = catalogue.sources[0]!;
	const filters = { ...noFilters, sources: [id] };

	test('is named by the publisher alone where that tells which it is', () => {
		const others = { ...wording, catalogue: { ...catalogue, sources: [catalogue.sources[0]!] } };
		expect(filterNames(others, filters)).toEqual([publisher]);
	});

	test('by the title too where others have the same one, or none of them has a name', () => {
		expect(filterNames(withPublishers('Not named'), filters)).toEqual([`Not named, ${title}`]);
	});
});

test('a country of which nothing is reported does not say that something is', () => {
	const country = catalogue.places.findIndex(({ properties }) => properties.kind === 'country');
	expect(precisionText(wording, country)).toContain('Reported for the country');
	expect(precisionText(wording, country, false)).toBe('Country.');
});

test('a text has a language of its own only where it is not the reader’s', () => {
	expect(marked(wording, { en: 'Gale' })).toEqual({ name: 'Gale' });
	expect(marked({ ...wording, language: 'fa' }, { en: 'Gale' })).toEqual({ name: 'Gale', lang: 'en' });
});
