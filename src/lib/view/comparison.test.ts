import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { printComparison, readComparison, versusOf } from './comparison.ts';

const day = fc.integer({ min: -10_000, max: 20_000 }).map((days) => days * 86_400_000);
const window = fc
	.tuple(day, day)
	.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 86_400_000 }));

law(
	'a second period goes into a link and comes back, and the view is what it was',
	window,
	fc.constantFrom('', 'v=1&t=1988', 'v=1&sel=place:a'),
	(versus, query) => {
		expect(readComparison(`?${printComparison(query, versus)}`)).toEqual({ query, versus });
	}
);

test('a link without a readable second period has none', () => {
	for (const bad of ['', '?t=1988', '?t=1988&with=soon', '?with='])
		expect(readComparison(bad).versus).toBeNull();
});

const span = { from: Date.UTC(1979, 0, 1), to: Date.UTC(2019, 0, 1) };
law('what nothing is said of is compared with as long a time before it', window, (own) => {
	const other = versusOf(own, span);
	if (own.from <= span.from && own.to >= span.to) return;
	expect(own.from > span.from ? other.to : other.from).toBe(own.from > span.from ? own.from : own.to);
	expect(other.to! - other.from!).toBe(own.to - own.from);
});

test('all of time is compared with its later half', () => {
	const all = versusOf({ from: null, to: null }, span);
	expect(all.to).toBe(span.to);
	expect(all.from!).toBeGreaterThan(span.from);
});
