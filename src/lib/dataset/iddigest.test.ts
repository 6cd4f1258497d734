import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasNumber, idDigest, positionOf, repeatedNumbers, timesIn } from './iddigest.ts';

test('digests are whole numbers of 53 bits, the same for the same id and different for a hundred thousand others', () => {
	const ids = Array.from({ length: 100_000 }, (_, at) => (at % 2 ? `event-${at}` : `${at}-event`));
	const digests = ids.map(idDigest);
	expect(digests.every((digest) => Number.isSafeInteger(digest) && digest >= 0)).toBe(true);
	expect(new Set(digests).size).toBe(ids.length);
	expect(ids.map(idDigest)).toEqual(digests);
	// Every bit is used: digests lie evenly in sixteen parts of their range.
	const parts = new Array<number>(16).fill(0);
	for (const digest of digests) parts[Math.floor(digest / 2 ** 49)]!++;
	expect(Math.min(...parts)).toBeGreaterThan(5800);
	const low = new Array<number>(16).fill(0);
	for (const digest of digests) low[digest % 16]!++;
	expect(Math.min(...low)).toBeGreaterThan(5800);
});

test('numbers of an ascending array are found and counted as by going through it', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(9)), fc.nat(9), (numbers, one) => {
			const ascending = Float64Array.from(numbers).sort();
			const times = numbers.filter((number) => number === one).length;
			expect(timesIn(ascending, one)).toBe(times);
			expect(hasNumber(ascending, one)).toBe(times > 0);
			expect(positionOf(ascending, one)).toBe(ascending.indexOf(one));
			const repeated = [...new Set(ascending)].filter((number) => timesIn(ascending, number) > 1);
			expect([...repeatedNumbers(ascending)]).toEqual(repeated);
		})
	);
});
