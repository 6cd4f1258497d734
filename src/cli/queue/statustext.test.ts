import { expect, test } from 'vitest';
import type { QueueStatus } from './status.ts';
import { statusText } from './statustext.ts';

const engine = { version: '0.1.0+abcd1234', gazetteer: 'sha256-0123456789', model: 'sha256-1' };
const idle: QueueStatus = { engine, waiting: 0, active: 0, workers: 0, aside: [], runs: [] };

test('a queue tells how far its runs are, who works, and what was set aside', () => {
	const run = { folder: 'out', done: 12_000, total: 20_000, rate: 310, noted: 100_000 };
	const aside = Array.from({ length: 22 }, (_, at) => ({
		folder: 'out',
		shard: String(at).padStart(7, '0'),
		reason: 'takes more memory than a thread has',
		tries: 3
	}));
	const text = statusText(
		[{ ...idle, waiting: 1, active: 2, workers: 2, aside, runs: [run, { ...run, folder: 'old', noted: 0 }] }],
		100_500
	);
	expect(text.split('\n')).toEqual([
		'engine 0.1.0+abcd1234, gazetteer 01234567',
		'  1 shard waiting, 2 at work, 22 set aside; 2 workers',
		'  out: 12,000 of 20,000 documents, 310 a second, about 26 s left',
		'  old: its command has gone; the same command goes on from there',
		'  set aside: out, shard 0000000: takes more memory than a thread has (tried 3 times)',
		...Array.from({ length: 19 }, () => expect.stringContaining('set aside: out') as string),
		'  … and 2 more',
		''
	]);
});

test('of engines of which nothing is left nothing is said', () => {
	expect(statusText([idle], 0)).toBe('nothing is on the queue\n');
	expect(statusText([], 0)).toBe('nothing is on the queue\n');
	expect(statusText([idle, { ...idle, workers: 1 }], 0)).toContain('1 worker');
});
