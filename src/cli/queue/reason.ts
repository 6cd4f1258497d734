/** Why a shard is not done, in words that are fit to be kept at a queue. */
export class NotDone extends Error {}

/**
 * In a few words, why a shard could not be done, fit to be kept at a queue: no path, and nothing that a document says, which messages of
 * errors may quote.
 */
export function reasonFor(error: unknown): string {
	if (error instanceof NotDone) return error.message;
	const { code = '', message = '', name } = error as NodeJS.ErrnoException;
	if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'takes more memory than a thread has';
	const known = /^E[A-Z0-9]+$/u.test(code) ? code : /\((E[A-Z0-9]+)\)/u.exec(message)?.[1];
	return known ? `cannot read or write a file (${known})` : `failed: ${name}${code ? ` (${code})` : ''}`;
}
