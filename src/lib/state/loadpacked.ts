import type { Columns } from '#lib/dataset/columns.ts';
import { inflateColumns } from '#lib/dataset/inflate.ts';
import { readManifest, type FileOf } from '#lib/dataset/manifest.ts';
import { readPublished } from '#lib/dataset/published.ts';
import type { Dataset, Event } from '#lib/dataset/schema.ts';
import { digestOf, readChunk } from '#lib/dataset/texts.ts';
import type { Packed, Unpacked } from './packedworker.ts';

/** A packed atlas as a page has it: all that is counted, and texts where they are asked for. */
export interface PackedData {
	columns: Columns;
	/** Atlas, places and sources; its `events` are empty. */
	head: Dataset;
	/** The record of a row of the columns. Its chunk is fetched once; a failure is tried again when asked again. */
	event(row: number): Promise<Event>;
}

type Fetch = (url: URL) => Promise<Response>;
type StartWorker = () => Worker;

const startWorker: StartWorker = () =>
	new Worker(new URL('./packedworker.ts', import.meta.url), { type: 'module' });

/**
 * Loads the packed atlas in the folder `base` (an address that ends with a slash). Unpacking is done in a worker, or on
 * the main thread where none can start, as in a sandboxed frame.
 *
 * @throws Error where a file is missing, damaged, or does not fit the manifest
 */
export async function loadPacked(base: URL, fetch: Fetch, start = startWorker): Promise<PackedData> {
	const get = async (file: string): Promise<Response> => {
		const response = await fetch(new URL(file, base));
		if (!response.ok) throw new Error(`missing ${file}: status ${response.status}`);
		return response;
	};
	const text = async ({ file, digest }: FileOf): Promise<string> => {
		const found = await (await get(file)).text();
		if (digestOf(found) !== digest) throw new Error(`invalid ${file}: expected the digest ${digest}`);
		return found;
	};
	const manifest = readManifest(await (await get('manifest.json')).text());
	const { file, bytes, digest } = manifest.columns;
	const [columns, head] = await Promise.all([
		get(file)
			.then((response) => response.arrayBuffer())
			.then((buffer) => unpackApart({ file: new Uint8Array(buffer), bytes, digest }, start)),
		text(manifest.head).then((found) => readPublished(JSON.parse(found)))
	]);
	const fits =
		columns.events === manifest.events &&
		columns.places === head.places.length &&
		columns.categories === head.atlas.categories.length;
	if (!fits) throw new Error('invalid packed atlas: columns and head do not fit the manifest');

	let digests: Promise<string[]> | null = null;
	const chunks = new Map<number, Promise<Event[]>>();
	const readOne = async (chunk: number): Promise<Event[]> => {
		digests ??= text(manifest.texts).then((found) => JSON.parse(found) as string[]);
		const known = await digests.catch((error: unknown) => {
			digests = null;
			throw error;
		});
		return readChunk(await (await get(`texts/${chunk}.json`)).text(), known[chunk]!);
	};
	return {
		columns,
		head,
		async event(row) {
			if (!Number.isInteger(row) || row < 0 || row >= columns.events)
				throw new RangeError(`unknown row ${row}`);
			const chunk = Math.floor(row / manifest.texts.rows);
			if (!chunks.has(chunk)) {
				const events = readOne(chunk);
				chunks.set(chunk, events);
				events.catch(() => chunks.delete(chunk));
			}
			return (await chunks.get(chunk)!)[row % manifest.texts.rows]!;
		}
	};
}

/** A worker that cannot start, or breaks down, leaves the work to the main thread; bad bytes are bad in both. */
async function unpackApart(packed: Packed, start: StartWorker): Promise<Columns> {
	let worker: Worker;
	try {
		worker = start();
	} catch {
		return inflateColumns(packed.file, packed.bytes, packed.digest);
	}
	try {
		const answer = await new Promise<Unpacked | null>((resolve) => {
			worker.onmessage = ({ data }: MessageEvent<Unpacked>) => resolve(data);
			worker.onerror = worker.onmessageerror = () => resolve(null);
			worker.postMessage(packed);
		});
		if (answer === null) return await inflateColumns(packed.file, packed.bytes, packed.digest);
		if ('fault' in answer) throw new Error(answer.fault);
		return answer.columns;
	} finally {
		worker.terminate();
	}
}
