import { count, exitCodes, printJson } from '../print.ts';
import { join, type QueueOptions } from '../queue/join.ts';
import { drainAll, readStatus, retryAll } from '../queue/status.ts';
import { statusText } from '../queue/statustext.ts';

/** What may be done with a queue. */
export const queueActions = ['status', 'retry', 'drain'] as const;

/** Tells what is on a queue, tries again what was set aside, or takes all away that waits. */
export async function queue(
	action: (typeof queueActions)[number],
	{ queue: address, json }: Pick<QueueOptions, 'queue'> & { json?: boolean }
): Promise<number> {
	const redis = await join(address);
	try {
		if (action === 'retry')
			process.stdout.write(`${count(await retryAll(redis), 'shard')} set aside will be tried again\n`);
		else if (action === 'drain')
			process.stdout.write(`${count(await drainAll(redis), 'shard')} taken away; what is at work ends\n`);
		else {
			const status = await readStatus(redis);
			if (json) printJson(status);
			else process.stdout.write(statusText(status, Date.now()));
		}
		return exitCodes.ok;
	} finally {
		redis.disconnect();
	}
}
