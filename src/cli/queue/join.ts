import type { Redis } from 'ioredis';
import type { Engine } from '../draft/engine.ts';
import type { Meter } from '../draft/meter.ts';
import { readAddress } from './address.ts';
import { belowRoot } from './below.ts';
import { connect } from './connection.ts';
import type { ShardFolder } from './folder.ts';
import { QueueCrew } from './queuecrew.ts';

export interface QueueOptions {
	/** Address of the queue; true where it stands in the environment. */
	queue?: string | true;
	/** The folder that all workers share. */
	root: string;
}

/** Of who has shards done. */
export interface ShardOptions extends QueueOptions {
	/** Documents of a shard. */
	shard: number;
}

/** A line for whoever watches. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Connects to the queue that is named, or to that of the environment. @throws Failure where it cannot be reached */
export const join = (queue: string | true | undefined): Promise<Redis> =>
	connect(readAddress(typeof queue === 'string' ? queue : process.env.CHRONOTOPE_QUEUE), say);

/** Makes those who do the shards of a folder. */
type CrewOf = (about: { folder: ShardFolder; engine: Engine; meter: Meter }) => Promise<QueueCrew>;

/** Works with the workers at a queue, and leaves it again. @throws Failure where it cannot be reached */
export async function atQueue<T>(
	{ queue, root, stop }: QueueOptions & { stop: AbortSignal },
	work: (crewOf: CrewOf) => Promise<T>
): Promise<T> {
	const redis = await join(queue);
	try {
		return await work((about) =>
			QueueCrew.at({ ...about, redis, stop, say, below: belowRoot(root, about.folder.root) })
		);
	} finally {
		redis.disconnect();
	}
}
