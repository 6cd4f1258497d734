/** Starts a worker that unpacks columns. */
export type StartWorker = () => Worker;

/** A large atlas is unpacked apart from the page, which goes on meanwhile. */
export const startWorker: StartWorker = () =>
	new Worker(new URL('./packedworker.ts', import.meta.url), { type: 'module' });
