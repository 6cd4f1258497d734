import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWhen, type When } from '#lib/time/when.ts';
import { law } from '#tests/laws.ts';
import { Bars } from './bars.ts';
import { columnsOf, type Indexed } from './columns.ts';
import { highestOf, MOST_BINS, type Histogram, type Lane } from './histogram.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const year = fc.integer({ min: 1985, max: 1991 }).map(String);
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}-${two(d)}`);
const rough = [
	'198X',
	'1988-22',
	'[..1988-06-01]',
	'{1988-01,1988-01-05}',
	'[1987,1988-03]',
	'1988/..',
	'198X/1989'
];
const date = fc.oneof(day, day, month, year, fc.constantFrom(...rough));
const span = fc
	.tuple(day, day)
	.filter(([a, b]) => a <= b)
	.map(([a, b]) => `${a}/${b}`);
const indexed: fc.Arbitrary<Indexed> = fc.record({
	when: fc.option(
		fc.oneof(date, span).map((text) => readWhen(text)),
		{ nil: null }
	),
	category: fc.nat(2),
	places: fc.constant([])
});
const edges = fc
	.uniqueArray(fc.integer({ min: 6000, max: 8000 }), { minLength: 2, maxLength: 12 })
	.map((days) => days.sort((a, b) => a - b).map((n) => n * 86_400_000));
const inOrder = (lanes: readonly Lane[]): Lane[] =>
	[...lanes].sort((a, b) => a.event - b.event || a.from - b.from || a.to - b.to);

const bits = fc.array(fc.constantFrom(0, 1), { minLength: 20, maxLength: 20 });
law(
	'bars and lanes agree with a pass over all events, for any filter and any bins',
	fc.array(indexed, { maxLength: 20 }),
	edges,
	bits,
	(events, bounds, kept) => {
		const mask = Uint8Array.from(kept.slice(0, events.length));
		const plain = recount(events, mask, bounds, 3);
		const bars = new Bars(columnsOf(events, 0, 3)).of(mask).histogram(bounds);
		expect({ ...bars, lanes: inOrder(bars.lanes) }).toEqual({ ...plain, lanes: inOrder(plain.lanes) });
	}
);

test('of very many lanes the longest are told, and the rest counted', () => {
	const events = Array.from({ length: 1200 }, (_, at): Indexed => ({
		when: readWhen(`${1000 + (at % 600)}/2000`),
		category: 0,
		places: []
	}));
	const mask = new Uint8Array(events.length).fill(1);
	const { lanes, more } = new Bars(columnsOf(events, 0, 1))
		.of(mask)
		.histogram([1990, 1991, 1992].map((first) => Date.UTC(first, 0, 1)));
	expect([lanes.length, more]).toEqual([1000, 200]);
	expect(Math.max(...lanes.map(({ from }) => from))).toBeLessThanOrEqual(Date.UTC(1500, 0, 1));
});

/**
 * What a pass over all events gives, and what the bars must never differ from. Counts the events that `mask` lets through into bins with the ascending `edges` (n + 1 for n bins; UTC ms).
 * Only what meets the span of the edges is counted; undated events are not.
 */
function recount(
	events: readonly Indexed[],
	mask: Uint8Array,
	edges: readonly number[],
	categories: number
): Histogram {
	const bins = edges.length - 1;
	const sure = new Uint32Array(bins * categories);
	const possible = new Uint32Array(bins * categories);
	const lanes: Lane[] = [];

	events.forEach(({ when, category }, event) => {
		if (when === null || !mask[event]) return;
		const spans = when.set ? when.set.members : [when];
		const certain = when.set?.mode !== 'one';
		const seen = new Set<number>();
		for (const span of spans) {
			const from = span.earliest ?? -Infinity;
			const to = span.latest ?? Infinity;
			if (to <= edges[0]! || from >= edges[bins]!) continue;
			const first = binOf(edges, from);
			const last = binOf(edges, to - 1);
			const whole = from >= edges[0]! && to <= edges[bins]!;
			if (
				last - first >= (span.kind === 'lasting' ? 1 : MOST_BINS) ||
				!Number.isFinite(from) ||
				!Number.isFinite(to)
			) {
				lanes.push(laneOf(event, span, from, to));
				continue;
			}
			const counts = certain && whole && first === last ? sure : possible;
			for (let bin = first; bin <= last; bin++) {
				if (seen.has(bin)) continue;
				seen.add(bin);
				counts[bin * categories + category]!++;
			}
		}
	});
	return { sure, possible, lanes, more: 0, highest: highestOf(sure, possible, bins, categories) };
}

function laneOf(event: number, span: When, from: number, to: number): Lane {
	const lasting = span.kind === 'lasting';
	const surelyFrom = lasting ? (span.surelyFrom ?? -Infinity) : from;
	const surelyTo = lasting ? (span.surelyTo ?? Infinity) : from;
	return {
		event,
		from,
		to,
		kind: lasting ? 'lasting' : 'somewhere',
		surely: { from: surelyFrom, to: Math.max(surelyFrom, surelyTo) }
	};
}

/** The bin that holds `time`, clamped to the first and last. */
function binOf(edges: readonly number[], time: number): number {
	let low = 0;
	let high = edges.length - 2;
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (edges[middle]! <= time) low = middle;
		else high = middle - 1;
	}
	return low;
}
