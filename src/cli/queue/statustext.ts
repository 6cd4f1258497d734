import { progressLine } from '../draft/meter.ts';
import { count } from '../print.ts';
import type { QueueStatus } from './status.ts';

/** A run of which nothing was heard for so many milliseconds is not being fed. */
const SILENT = 15_000;
/** Shards that are told one by one. */
const MOST_TOLD = 20;

/** Queues in words; of engines of which nothing is left nothing is said. */
export function statusText(queues: readonly QueueStatus[], now: number): string {
	const lines = queues.flatMap((queue) => {
		const { engine, waiting, active, workers, aside, runs } = queue;
		if (waiting + active + workers + aside.length + runs.length === 0) return [];
		return [
			`engine ${engine.version}, gazetteer ${engine.gazetteer.slice(7, 15)}`,
			`  ${count(waiting, 'shard')} waiting, ${active} at work, ${aside.length} set aside; ${count(workers, 'worker')}`,
			...runs.map((run) => `  ${run.folder}: ${runText(run, now)}`),
			...aside
				.slice(0, MOST_TOLD)
				.map(
					({ folder, shard, reason, tries }) =>
						`  set aside: ${folder}, shard ${shard}: ${reason}${tries > 0 ? ` (tried ${count(tries, 'time')})` : ''}`
				),
			...(aside.length > MOST_TOLD ? [`  … and ${aside.length - MOST_TOLD} more`] : [])
		];
	});
	return lines.length === 0 ? 'nothing is on the queue\n' : `${lines.join('\n')}\n`;
}

function runText({ noted, ...progress }: QueueStatus['runs'][number], now: number): string {
	return now - noted > SILENT
		? 'its command has gone; the same command goes on from there'
		: progressLine(progress);
}
