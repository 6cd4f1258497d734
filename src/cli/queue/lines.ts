import { join } from 'node:path';
import type { DocumentFile } from '../documents/files.ts';
import { readPieces } from '../documents/records.ts';
import type { Engine } from '../draft/engine.ts';
import { takeLock } from '../draft/lock.ts';
import type { Meter } from '../draft/meter.ts';
import { KEPT } from '../draft/store.ts';
import type { Line } from '../extract/lines.ts';
import { batchesOf, linesOf } from '../extract/stream.ts';
import { Failure } from '../print.ts';
import type { Crew, SetAside } from './crew.ts';
import { ShardFolder, type Receipt } from './folder.ts';
import { MANIFEST, printShards, readShards, type ShardEntry } from './manifest.ts';
import { SHARD_BYTES, shardOf, type LinesRequest, type Shard } from './shard.ts';

const SPACE = 32;

export interface LinesRun {
	files: readonly DocumentFile[];
	/** The folder of the lines. */
	root: string;
	engine: Engine;
	explain: boolean;
	/** Documents of a shard. */
	size: number;
	stop: AbortSignal;
	/** Makes a meter for so many documents. */
	metered: (total: number) => Meter;
	/** Those who do the shards. */
	crew: (folder: ShardFolder, meter: Meter) => Promise<Crew<LinesRequest>>;
}

/** How a run ended. */
export interface LinesReport {
	documents: number;
	/** Documents that are answered by an error. */
	failed: number;
	shards: number;
	/** Shards that an earlier run has done. */
	before: number;
	aside: SetAside[];
}

/**
 * Answers the lines of files in shards, each a file, with a manifest of all. What was done by an earlier run, however that ended, is not
 * done again.
 *
 * @throws Failure where it cannot begin, or something cannot be written; the reason of `stop`
 */
export async function runLines({
	files,
	root,
	engine,
	explain,
	size,
	stop,
	metered,
	crew: crewOf
}: LinesRun): Promise<LinesReport> {
	const unlock = takeLock(join(root, KEPT, 'lock'));
	const folder = new ShardFolder(root);
	try {
		const last = readShards(root, engine);
		const documents = await countLines(files, stop);
		const meter = metered(documents);
		const crew = await crewOf(folder, meter);
		const shards: Known[] = [];
		let aside;
		try {
			for await (const tasks of batchesOf(linesIn(files), { lines: size, bytes: SHARD_BYTES })) {
				stop.throwIfAborted();
				const shard = shardOf(shards.length + 1, { form: 'lines', engine, explain, tasks });
				const receipt = knownOf(shard, last, folder);
				const { name, digest } = shard;
				shards.push({ name, digest, documents: tasks.length, receipt });
				if (receipt) meter.step(tasks.length);
				else await crew.take(shard);
			}
			aside = await crew.finish();
		} finally {
			await crew.close();
		}
		const entries = entriesOf(shards, aside, folder);
		folder.keepOnly(new Set(entries.flatMap((entry) => ('refused' in entry ? [] : [entry.name]))));
		folder.write(MANIFEST, printShards({ chronotope: 1, engine, shards: entries }));
		// What was set aside can be tried again, by this command or at the queue.
		if (aside.length === 0) folder.clear();
		return {
			documents,
			failed: entries.reduce((sum, entry) => sum + ('failed' in entry ? entry.failed : 0), 0),
			shards: entries.length,
			before: shards.filter(({ receipt }) => receipt).length,
			aside
		};
	} finally {
		unlock();
		folder.close();
	}
}

/** A shard that was asked for, and what an earlier run made of it. */
interface Known {
	name: string;
	digest: string;
	documents: number;
	receipt: Receipt | null;
}

/** What an earlier run made of a shard: one that came to its end, or one that was stopped. */
function knownOf({ name, digest }: Shard, last: ReadonlyMap<string, Receipt>, folder: ShardFolder) {
	const known = last.get(name);
	return known?.input === digest && folder.isWhole(name, known.output) ? known : folder.receipt(name, digest);
}

/** What the manifest says of each shard. @throws Failure for one that is neither done nor set aside */
function entriesOf(shards: readonly Known[], aside: readonly SetAside[], folder: ShardFolder): ShardEntry[] {
	const reasons = new Map(aside.map(({ name, reason }) => [name, reason]));
	return shards.map(({ name, digest, documents, receipt }) => {
		const found = receipt ?? folder.receipt(name, digest);
		if (found) return { name, ...found };
		const refused = reasons.get(name);
		if (refused !== undefined) return { name, input: digest, output: null, documents, refused };
		throw new Failure(`${folder.root}: shard ${name} was changed meanwhile; run it again`);
	});
}

const linesIn = (files: readonly DocumentFile[]): AsyncGenerator<Line> =>
	linesOf(files.map(({ path }) => readPieces(path)));

/** How many lines there are, blank ones aside. */
async function countLines(files: readonly DocumentFile[], stop: AbortSignal): Promise<number> {
	let count = 0;
	for await (const line of linesIn(files)) {
		stop.throwIfAborted();
		if ('tooLong' in line || line.bytes.some((byte) => byte > SPACE)) count++;
	}
	return count;
}
