import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { dearLaw } from '#tests/dearlaws.ts';
import { answerFor, IN, POSSIBLY } from './answers.ts';
import { catalogue as join, daysOf } from './catalogue.ts';
import { facetsOf } from './facets.ts';
import { certainties, filterMask, noFilters, type Filters } from './filter.ts';
import { readDataset } from './read.ts';
import { roles } from './terms.ts';

const catalogue = join(readDataset(filesOf(fixtureAtlas)).dataset!);
const { columns, dataset, places, sources, span } = catalogue;
const people = [...new Set([...catalogue.entries].flatMap(({ event }) => event.participants))];
const all = { ...daysOf(span), least: POSSIBLY };

const some = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 2 });
const filters: fc.Arbitrary<Filters> = fc.record({
	categories: some(dataset.atlas.categories.map(({ id }) => id)),
	sources: some(sources.map(({ id }) => id)),
	people: some(people),
	inside: fc.option(fc.constantFrom(...places.map(({ id }) => id)), { nil: null }),
	near: fc.constant(null),
	roles: some(roles),
	sure: some(certainties)
});
const periods = fc
	.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
	.map(([a, b, possible]) => {
		const at = (part: number): number => span.from + part * (span.to - span.from);
		return {
			...daysOf({ from: at(Math.min(a, b)), to: at(Math.max(a, b)) + 86_400_000 }),
			least: possible ? POSSIBLY : IN
		};
	});

const countOf = (asked: Filters, { from, to, least }: typeof all): number =>
	filterMask(catalogue, asked).reduce(
		(sum, passes, event) => sum + (passes && answerFor(columns, event, from, to) >= least ? 1 : 0),
		0
	);

describe('the count beside a choice', () => {
	dearLaw(
		'is the number of events that the choice alone would show beside the other filters',
		filters,
		periods,
		(asked, period) => {
			const facets = facetsOf(catalogue, asked, period);
			for (const { id } of sources)
				expect(facets.sources.get(id) ?? 0).toBe(countOf({ ...asked, sources: [id] }, period));
			for (const name of people)
				expect(facets.people.get(name) ?? 0).toBe(countOf({ ...asked, people: [name] }, period));
			for (const { id } of places)
				expect(facets.places.get(id) ?? 0).toBe(countOf({ ...asked, inside: id }, period));
			for (const role of roles)
				expect(facets.roles.get(role) ?? 0).toBe(countOf({ ...asked, roles: [role] }, period));
		}
	);

	test('follows what the map shows, where that is asked for', () => {
		const { events } = columns;
		const within = Uint8Array.from({ length: events }, (_, event) => event % 2);
		const facets = facetsOf(catalogue, noFilters, { ...all, within });
		for (const { id } of sources) {
			const mask = filterMask(catalogue, { ...noFilters, sources: [id] });
			const expected = mask.reduce(
				(sum, passes, event) =>
					sum + (passes && within[event] && answerFor(columns, event, all.from, all.to) >= all.least ? 1 : 0),
				0
			);
			expect(facets.sources.get(id) ?? 0).toBe(expected);
		}
	});

	test('of a certainty is what is left when it is asked for too', () => {
		const facets = facetsOf(catalogue, noFilters, all);
		for (const certainty of certainties)
			expect(facets.sure.get(certainty)).toBe(countOf({ ...noFilters, sure: [certainty] }, all));
	});
});
