import { Redis } from 'ioredis';
import { Failure } from '../print.ts';
import { shownAddress } from './address.ts';

/** Milliseconds after which a server that does not answer is given up at the beginning. */
const PATIENCE = 5000;
/** The longest pause, in milliseconds, before it is tried again later. */
const LONGEST_PAUSE = 5000;

/**
 * Connects to the server of a queue. If that goes away later, it is waited for, and said once.
 *
 * @throws Failure where it cannot be reached now, or does not let us in
 */
export async function connect(address: URL, say: (line: string) => void): Promise<Redis> {
	const shown = shownAddress(address);
	let isKnown = false;
	let isAway = false;
	let trouble = 'no answer';
	const redis = new Redis(address.href, {
		lazyConnect: true,
		connectTimeout: PATIENCE,
		// A queue waits for its server, however long that takes.
		maxRetriesPerRequest: null,
		retryStrategy: (times) => (isKnown ? Math.min(times * 200, LONGEST_PAUSE) : null)
	});
	redis.on('error', (error: NodeJS.ErrnoException) => {
		trouble = error.message || error.code || trouble;
		if (isKnown && !isAway) say(`the queue at ${shown} does not answer (${trouble}); it is waited for`);
		isAway = isKnown;
	});
	redis.on('ready', () => {
		if (isAway) say(`the queue at ${shown} answers again`);
		isAway = false;
	});
	try {
		await redis.connect();
		await redis.ping();
	} catch (error) {
		redis.disconnect();
		const { message } = error as Error;
		throw new Failure(`no queue at ${shown}: ${/closed/iu.test(message) ? trouble : message}`);
	}
	isKnown = true;
	return redis;
}
