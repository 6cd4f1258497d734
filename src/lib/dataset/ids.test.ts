import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { bucketOf, bucketsFor, packIds, rowIn } from './ids.ts';

const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/u);
law(
	'every id is found in its bucket, at its row, and no other is',
	fc.uniqueArray(id, { maxLength: 60 }),
	id,
	(ids, other) => {
		const buckets = packIds(ids);
		expect(buckets).toHaveLength(bucketsFor(ids.length));
		const find = (one: string): number | null => rowIn(buckets[bucketOf(one, buckets.length)]!, one);
		ids.forEach((one, row) => expect(find(one)).toBe(row));
		expect(find(other)).toBe(ids.includes(other) ? ids.indexOf(other) : null);
	}
);

test('a bucket holds some thousand ids', () => {
	const buckets = packIds(Array.from({ length: 20_000 }, (_, at) => `event-${at}`));
	const sizes = buckets.map((text) => (JSON.parse(text) as unknown[]).length);
	expect(Math.max(...sizes)).toBeLessThan(4000);
	expect(Math.min(...sizes)).toBeGreaterThan(1000);
});

test('a damaged bucket has no row', () => {
	expect(rowIn('{"a":1}', 'a')).toBeNull();
	expect(rowIn('[["a","b"]]', 'a')).toBeNull();
});
