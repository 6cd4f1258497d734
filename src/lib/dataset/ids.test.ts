import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { bucketOf, bucketsFor, packIds, rowIn } from './ids.ts';

const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/u);
law(
	'every id is found in its bucket, at its row, and no other is',
	fc.uniqueArray(id, { maxLength: 60 }),
	id,
	fc.nat(60),
	(ids, other, dated) => {
		const buckets = packIds(ids, Math.min(dated, ids.length));
		expect(buckets).toHaveLength(bucketsFor(ids.length));
		const find = (one: string): number | null =>
			rowIn(buckets[bucketOf(one, buckets.length)]!, one, ids.length);
		ids.forEach((one, row) => expect(find(one)).toBe(row));
		expect(find(other)).toBe(ids.includes(other) ? ids.indexOf(other) : null);
	}
);

test('a bucket holds about a thousand ids', () => {
	const buckets = packIds(Array.from({ length: 20_000 }, (_, at) => `event-${at}`));
	const sizes = buckets.map((text) => (JSON.parse(text) as unknown[]).length);
	expect(Math.max(...sizes)).toBeLessThan(2000);
	expect(Math.min(...sizes)).toBeGreaterThan(500);
});

test('a dated event more changes no bucket but its own', () => {
	const ids = Array.from({ length: 20_000 }, (_, at) => `event-${at}`);
	const before = packIds(ids, 18_000);
	const after = packIds([...ids.slice(0, 18_000), 'new', ...ids.slice(18_000)], 18_001);
	expect(after.filter((text, at) => text !== before[at])).toHaveLength(1);
});

test('a damaged bucket has no row', () => {
	expect(rowIn('{"a":1}', 'a', 1)).toBeNull();
	expect(rowIn('[["a","b"]]', 'a', 1)).toBeNull();
});
