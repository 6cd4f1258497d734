import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { law } from '#tests/laws.ts';
import { columnsOf, UNDATED, type Columns, type Indexed } from './columns.ts';
import { pack, unpack } from './packed.ts';
import { checksum } from './packedheader.ts';
import { sampleColumns } from './sample.ts';

const dates = [
	...[
		'1988-07-03',
		'1988-07',
		'1988',
		'198X',
		'1981/1992',
		'198X/1988-07',
		'../1985',
		'1985/..',
		'1985/',
		'/1985'
	],
	...[
		'/..',
		'[..1985]',
		'[1985..]',
		'[1984,1986-05]',
		'{1960,1961-12?}',
		'{..1960,1961-12}',
		'-0044-03-15',
		'Y400000'
	]
];

const inOrder = (events: Indexed[], places: number): Columns => {
	const { kind, from, to } = columnsOf(events, places, 7);
	const key = (row: number): number[] => [kind[row] === UNDATED ? 1 : 0, from[row]!, to[row]!];
	const rows = events.map((_, row) => row);
	rows.sort((a, b) => {
		const [one, two] = [key(a), key(b)];
		return one[0]! - two[0]! || one[1]! - two[1]! || one[2]! - two[2]!;
	});
	return columnsOf(
		rows.map((row) => events[row]!),
		places,
		7
	);
};

const columns = fc
	.array(
		fc.record({
			when: fc.oneof(
				fc.constantFrom(...dates, null).map((text) => (text === null ? null : readWhen(text)!)),
				fc
					.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
					.map((date) => readWhen(date.toISOString().slice(0, 10))!)
			),
			category: fc.nat(6),
			places: fc.uniqueArray(fc.nat(299), { maxLength: 100 })
		}),
		{ maxLength: 40 }
	)
	.map((events) => inOrder(events, 300));

describe('packed columns', () => {
	law('come back as they were, whatever the dates', columns, (given) => {
		expect(unpack(pack(given))).toEqual(given);
	});

	test('are always the same bytes', () => {
		const given = sampleColumns({ events: 500, places: 20, seed: 1 });
		expect(pack(given)).toEqual(pack(unpack(pack(given))));
	});

	test('are refused out of order', () => {
		const events = ['1988', '1987'].map((text) => ({ when: readWhen(text), category: 0, places: [0] }));
		expect(() => pack(columnsOf(events, 1, 1))).toThrow(/^invalid order in row 1/u);
	});
});

describe('bytes that are no packed columns', () => {
	const good = pack(sampleColumns({ events: 300, places: 20, seed: 5 }));
	const changed = (change: (view: DataView) => void): Uint8Array => {
		const bytes = good.slice();
		change(new DataView(bytes.buffer));
		return bytes;
	};

	test.each([
		['nothing', new Uint8Array(), 'expected "CHRW"'],
		['other text', new TextEncoder().encode('<!doctype html>'), 'expected "CHRW"'],
		['a header alone', good.slice(0, 12), 'the header ends too soon'],
		['bytes cut short', good.slice(0, -1), 'bytes; expected'],
		['bytes that go on', new Uint8Array([...good, 0]), 'bytes; expected'],
		['another version', changed((view) => view.setUint32(4, 9, true)), 'version 9; expected 1'],
		['a wrong checksum', changed((view) => view.setUint32(8, 9, true)), 'the checksum does not fit'],
		[
			'one changed byte',
			changed((view) => view.setUint8(200, view.getUint8(200) ^ 1)),
			'the checksum does not fit'
		]
	])('%s: one clear error', (_, bytes, message) => {
		expect(() => unpack(bytes)).toThrow(message);
		expect(() => unpack(bytes)).toThrow(/^invalid packed atlas: /u);
	});

	test('with a right checksum and wrong contents give one clear error, or columns that hold together', () => {
		const word = fc.oneof(fc.nat(400), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
		const change = fc.oneof(
			fc.tuple(fc.integer({ min: 3, max: 15 }), word).map(([at, value]) => ({ at: 4 * at, value, size: 4 })),
			fc
				.tuple(fc.integer({ min: 64, max: good.length - 1 }), fc.nat(255))
				.map(([at, value]) => ({ at, value, size: 1 }))
		);
		let refused = 0;
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
				const bytes = changed((view) => {
					for (const { at, value, size } of changes)
						if (size === 4) view.setUint32(at, value, true);
						else view.setUint8(at, value);
					view.setUint32(8, checksum(new Uint8Array(view.buffer)), true);
				});
				let read: Columns;
				try {
					read = unpack(bytes);
				} catch (error) {
					refused++;
					expect((error as Error).message).toMatch(/^invalid packed atlas: /u);
					return;
				}
				expect(read.place.every((place) => place < read.places)).toBe(true);
				expect(read.category.every((category) => category < read.categories)).toBe(true);
				expect(read.from.every((from, row) => from <= read.to[row]!)).toBe(true);
				expect(unpack(pack(read))).toEqual(read);
			}),
			{ numRuns: 2000 }
		);
		expect(refused).toBeGreaterThan(100);
	});
});
