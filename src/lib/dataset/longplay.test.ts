import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { add } from '#lib/time/calendar.ts';
import { DAY } from '#lib/time/range.ts';
import { answerFor, IN, OUT } from './answers.ts';
import { sampleColumns } from './sample.ts';
import { TimeIndex } from './timeindex.ts';

test('ten thousand steps over a hundred thousand events drop none, invent none, and keep no memory', () => {
	const columns = sampleColumns({ events: 100_000, places: 1000, seed: 7 });
	const index = new TimeIndex(columns);
	const groupOf = Int32Array.from({ length: columns.places }, (_, place) => place % 97);
	index.setGroups(groupOf, 97);
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const heap: number[] = [];

	for (let step = 1; step <= 10_000; step++) {
		// Forwards by weeks through the forty years, from the start again at their end.
		const from = add(Date.UTC(1980, 0, 1), (step * 7) % (39 * 365), 'day', 'gregorian');
		const window = { from, to: from + (30 + (step % 400)) * DAY };
		index.setWindow(window);
		if (step === 1000 || step === 10_000) {
			collect();
			heap.push(process.memoryUsage().heapUsed);
		}
		if (step % 25 !== 0) continue;

		const total = { sure: 0, possible: 0 };
		const counts = new Uint32Array(index.counts.length);
		for (let event = 0; event < columns.events; event++) {
			const now = answerFor(columns, event, window.from / DAY, window.to / DAY);
			if (now === OUT) continue;
			total[now === IN ? 'sure' : 'possible']++;
			const groups = new Set<number>();
			for (let at = columns.placeStart[event]!; at < columns.placeStart[event + 1]!; at++)
				groups.add(groupOf[columns.place[at]!]!);
			for (const group of groups)
				counts[(group * columns.categories + columns.category[event]!) * 2 + (now === IN ? 0 : 1)]!++;
		}
		expect(index.total).toEqual(total);
		expect(counts.every((n, at) => n === index.counts[at])).toBe(true);
	}
	expect(heap[1]! / heap[0]!).toBeLessThan(1.1);
});
