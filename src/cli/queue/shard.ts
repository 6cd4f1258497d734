import type { Engine } from '../draft/engine.ts';
import type { Job } from '../draft/jobs.ts';
import { digestOf } from '../draft/store.ts';
import type { Task } from '../extract/answer.ts';

/** Lines to answer. */
export interface LinesRequest {
	form: 'lines';
	engine: Engine;
	explain: boolean;
	tasks: readonly Task[];
}

/** Documents to draft; their paths are those below the root that all workers share. */
export interface DraftRequest {
	form: 'draft';
	engine: Engine;
	/** Seconds that a document may take. */
	timeLimit: number;
	jobs: readonly Job[];
}

export type ShardRequest = LinesRequest | DraftRequest;

/** A part of a run that is done as a whole: by a thread, or by a worker at a queue. */
export interface Shard<Request extends ShardRequest = ShardRequest> {
	/** Its place in the order of all, from `0000001`. */
	name: string;
	request: Request;
	/** The request as it is written. */
	text: string;
	/** Of that text: what is asked, whole. */
	digest: string;
	documents: number;
}

/** Bytes after which a shard takes no more documents. */
export const SHARD_BYTES = 1_000_000;

const FIGURES = 7;

export const isShardName = (name: string): boolean => name.length === FIGURES && /^\d+$/u.test(name);

/** The name of a shard by its number, from 1: files are in the order of their names. */
export const shardName = (number: number): string => String(number).padStart(FIGURES, '0');

export function shardOf<Request extends ShardRequest>(number: number, request: Request): Shard<Request> {
	const text = JSON.stringify(request);
	const documents = request.form === 'lines' ? request.tasks.length : request.jobs.length;
	return { name: shardName(number), request, text, digest: digestOf(text), documents };
}
