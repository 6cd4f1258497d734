import { constants } from 'node:os';
import type { Meter } from './draft/meter.ts';

/** Told of the meter of a run, as soon as there is one. */
export type Metered = (meter: Meter) => Meter;

/**
 * Does work that a signal stops and the same command takes up again; a second signal ends the process at once.
 *
 * @returns the exit code of the work, or that of the signal
 */
export async function stoppable(
	work: (stop: AbortSignal, metered: Metered) => Promise<number>
): Promise<number> {
	const stopping = new AbortController();
	let code = 0;
	let meter: Meter | undefined;
	const onSignal = (signal: 'SIGINT' | 'SIGTERM'): void => {
		code = 128 + constants.signals[signal];
		if (stopping.signal.aborted) process.exit(code);
		stopping.abort();
	};
	process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
	try {
		return await work(stopping.signal, (made) => (meter = made));
	} catch (error) {
		const far = meter?.end();
		if (!stopping.signal.aborted) throw error;
		process.stderr.write(
			`stopped${far ? ` after ${far}` : ''}: what is done is kept, the same command goes on from there\n`
		);
		return code;
	} finally {
		process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
	}
}
