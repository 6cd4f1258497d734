/** Whatever stands in an address is read, as far as it can be, and what is read is printed the same. */
import { describe, expect, test } from 'vitest';
import { parseView, printView, type Known } from '#lib/view/codec.ts';
import { readComparison } from '#lib/view/comparison.ts';
import { embedQuery, parseEmbed, printEmbed, viewQuery } from '#lib/view/embedoptions.ts';
import { hashOf, soughtIn } from '#lib/view/sought.ts';
import { query, randomQueries, worstQueries } from './fixtures/hostileurls.ts';
import { law } from './laws.ts';

/** An atlas that has all that is named, or none of it; nothing has an empty name. */
const all = (is: boolean): Known => {
	const has = (id: string): boolean => is && id !== '';
	return { category: has, source: has, place: has, event: has, person: has, records: is };
};

/** Reads an address as the map's page, a framed one and a comparison do. */
function read(text: string): void {
	const { view, bad } = parseView(text, all(true));
	for (const { key, value } of bad) expect([key, value.length <= 60]).toEqual([key, true]);
	const { from, to } = view.window;
	expect(from === null || to === null || from < to).toBe(true);
	const printed = printView(view);
	expect(parseView(printed, all(true))).toEqual({ view, bad: [] });
	expect(printView(parseView(printed, all(true)).view)).toBe(printed);
	// Of an atlas that has none of what is named, nothing is selected and nothing filtered by it.
	const { selection, filters } = parseView(text, all(false)).view;
	expect([selection, filters.categories, filters.people, filters.inside]).toEqual([null, [], [], null]);

	const { options, bad: badOptions } = parseEmbed(text);
	for (const { key, value } of badOptions) expect([key, value.length <= 60]).toEqual([key, true]);
	expect(parseEmbed(printEmbed(options))).toEqual({ options, bad: [] });
	expect(parseEmbed(embedQuery(printed, options)).options).toEqual(options);
	expect(viewQuery(viewQuery(text))).toBe(viewQuery(text));

	const { versus } = readComparison(text);
	expect(versus === null || versus.from === null || versus.to === null || versus.from < versus.to).toBe(true);
	expect(soughtIn(hashOf(text)).length).toBeLessThanOrEqual(100);
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	expect(Object.keys(Object.prototype)).toEqual([]);
}

test('2,000 queries, the same each time', () => {
	expect(new Set(randomQueries).size).toBeGreaterThan(1500);
	for (const text of randomQueries) read(text);
});

law('any query is read and printed the same', query, read);

describe('the worst queries', () => {
	test.each(Object.entries(worstQueries))('%s', (_, text) => read(text));

	test('of a value that cannot be read, the key is told', () => {
		const told = (name: string): string[] =>
			parseView(worstQueries[name]!, all(true)).bad.map(({ key }) => key);
		expect(told('a time that ends before it begins')).toEqual(['t']);
		expect(told('places off the globe')).toEqual(['c', 'near']);
		expect(told('half of a letter')).toEqual(['who', 'cat']);
		expect(parseEmbed(worstQueries['what embeds are told']!).bad.map(({ key }) => key)).toEqual([
			'controls',
			'theme',
			'play',
			'height',
			'load',
			'api'
		]);
	});
});
