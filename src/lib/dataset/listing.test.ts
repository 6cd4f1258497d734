import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dearLaw } from '#tests/dearlaws.ts';
import { answerFor, IN, OUT, POSSIBLY } from './answers.ts';
import { placesOf, type Columns } from './columns.ts';
import { Listing, Rows, RowsByPlace, type Question, type Row } from './listing.ts';
import { sampleColumns } from './sample.ts';

const DAYS = { first: Date.UTC(1979, 0, 1) / 86_400_000, last: Date.UTC(2021, 0, 1) / 86_400_000 };
const given = fc.record({
	events: fc.integer({ min: 0, max: 700 }),
	seed: fc.nat(1e6),
	from: fc.integer({ min: DAYS.first, max: DAYS.last }),
	length: fc.oneof(fc.nat(90), fc.nat(9000)),
	least: fc.constantFrom(POSSIBLY, IN),
	/** One event in so many is filtered out. */
	out: fc.integer({ min: 2, max: 9 }),
	places: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 })
});
type Given = typeof given extends fc.Arbitrary<infer G> ? G : never;

function ask({ events, seed, from, length, least, out }: Given): { columns: Columns; question: Question } {
	const columns = sampleColumns({ events, places: 6, seed });
	const mask = Uint8Array.from({ length: events }, (_, event) => (event % out === 0 ? 0 : 1));
	return { columns, question: { mask, from, to: from + length, least } };
}

/** What looking at every event gives. */
function bruteForce(columns: Columns, { mask, from, to, least }: Question, at: number[] | null): Row[] {
	return Array.from(mask, (passes, event) => ({ event, now: answerFor(columns, event, from, to), passes }))
		.filter(({ passes, now }) => passes && now !== OUT && now >= least)
		.filter(({ event }) => at === null || placesOf(columns, event).some((place) => at.includes(place)))
		.map(({ event, now }) => ({ event, possible: now === POSSIBLY }));
}

function holds(listing: Listing, expected: readonly Row[], events: number): void {
	expect([...listing]).toEqual(expected);
	expect(listing.length).toBe(expected.length);
	expect(listing.possible).toBe(expected.filter(({ possible }) => possible).length);
	expect(listing.first(3)).toEqual(expected.slice(0, 3));
	for (let event = 0; event < events; event += 7) {
		const at = expected.findIndex((row) => row.event === event);
		expect(listing.indexOf(event)).toBe(at);
		expect(listing.row(event)).toEqual(expected[at]);
		expect(listing.beside(event, 1)).toEqual(expected.find((row) => row.event > event));
		expect(listing.beside(event, -1)).toEqual(expected.findLast((row) => row.event < event));
	}
}

describe('a listing', () => {
	dearLaw('holds the rows that a look at every event gives, in their order', given, (one) => {
		const { columns, question } = ask(one);
		holds(new Listing(new Rows(columns), question), bruteForce(columns, question, null), one.events);
	});

	dearLaw('of places holds each of their events once', given, (one) => {
		const { columns, question } = ask(one);
		const rows = new RowsByPlace(columns).at(one.places);
		holds(new Listing(rows, question), bruteForce(columns, question, one.places), one.events);
	});

	test('of events without a place holds those alone', () => {
		const columns = sampleColumns({ events: 4, places: 2, seed: 1 });
		columns.placeStart.set([0, 0, 1, 1, 1]);
		const question = { mask: Uint8Array.of(1, 1, 1, 1), from: DAYS.first, to: DAYS.last, least: POSSIBLY };
		const rows = [...new Listing(new RowsByPlace(columns).without, question)].map(({ event }) => event);
		expect(rows).toEqual([0, 2, 3].filter((event) => columns.kind[event] !== 0));
	});
});
