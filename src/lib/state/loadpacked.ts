import { openCatalogue, type Catalogue } from '#lib/dataset/catalogue.ts';
import type { Columns } from '#lib/dataset/columns.ts';
import type { LinkedEvent } from '#lib/dataset/entries.ts';
import { bucketOf, bucketsFor, rowIn } from '#lib/dataset/ids.ts';
import { inflateColumns } from '#lib/dataset/inflate.ts';
import { editionOf, FIRST_CHUNKS, readManifest, type FileOf, type Manifest } from '#lib/dataset/manifest.ts';
import { readPublished } from '#lib/dataset/published.ts';
import { digestOf, nameOfChunk, readChunk } from '#lib/dataset/texts.ts';
import type { StartWorker } from './packedapart.ts';
import type { Packed, Unpacked } from './packedworker.ts';
import type { ReadFile } from './reading.ts';

/** A packed atlas as a page has it: all that is counted, and the records that it opens with. */
export interface Atlas {
	catalogue: Catalogue;
	/** What this state of the atlas is known by. */
	edition: string;
	/** Brings the record of a row, with those beside it. A chunk is fetched once; a failure is tried again when asked again. */
	bring(row: number): Promise<void>;
	/** Brings the text of the search index for readers of a language. */
	bringIndex(language: string): Promise<string>;
}

/** Reads the manifest of the packed atlas in the folder `base` (an address that ends with a slash). */
export async function loadManifest(base: URL, read: ReadFile): Promise<Manifest> {
	return readManifest(await (await get(new URL('manifest.json', base), read)).text());
}

/**
 * Loads a packed atlas.
 *
 * @param base the folder's address, which ends with a slash
 * @param wanted the id of an event whose record is to come too
 * @param start starts the worker that unpacks; without one, or where none can start, as in a sandboxed frame, the main
 * thread does
 * @throws Error where a file is missing, damaged, or does not fit the manifest
 */
export async function loadPacked(
	base: URL,
	manifest: Manifest,
	read: ReadFile,
	{ wanted = null, start = null }: { wanted?: string | null; start?: StartWorker | null } = {}
): Promise<Atlas> {
	// A file is asked for by its digest, so that no cache gives one of another build.
	const named = (name: string, { digest }: { digest: string }): URL =>
		new URL(`${name}?${digest.slice(7, 19)}`, base);
	const text = async ({ file, digest }: FileOf): Promise<string> => {
		const found = await (await get(named(file, { digest }), read)).text();
		if (digestOf(found) !== digest) throw new Error(`invalid ${file}: expected the digest ${digest}`);
		return found;
	};
	const { events, places, categories, texts, ids } = manifest;

	let digests: Promise<string[]> | null = null;
	const listed = (): Promise<string[]> =>
		(digests ??= text(texts).then(
			(found) => JSON.parse(found) as string[],
			(error: unknown) => {
				digests = null;
				throw error;
			}
		));
	const chunkIn = (folder: string, digest: string): Promise<string> =>
		text({ file: `${folder}/${nameOfChunk(digest)}.json`, digest });
	const readOne = async (chunk: number): Promise<LinkedEvent[]> => {
		const digest = texts.first[chunk] ?? (await listed())[chunk]!;
		return readChunk(await chunkIn('texts', digest));
	};
	const rowOf = async (id: string): Promise<number | null> => {
		const digest = (JSON.parse(await text(ids)) as string[])[bucketOf(id, bucketsFor(events))]!;
		return rowIn(await chunkIn('ids', digest), id, events);
	};

	const atOnce = texts.chunks <= FIRST_CHUNKS ? texts.chunks : 1;
	const { file, bytes, digest } = manifest.columns;
	const [columns, head, ...first] = await Promise.all([
		unpackApart(
			get(named(file, manifest.columns), read)
				.then((response) => response.arrayBuffer())
				.then((buffer) => ({ file: new Uint8Array(buffer), bytes, digest })),
			start
		),
		text(manifest.head).then((found) => readPublished(JSON.parse(found))),
		...Array.from({ length: Math.min(atOnce, texts.chunks) }, (_, chunk) => readOne(chunk))
	]);
	if (columns.events !== events || columns.places !== places || columns.categories !== categories)
		throw new Error('invalid packed atlas: the columns do not fit the manifest');
	if (head.places.length !== places || head.atlas.categories.length !== categories)
		throw new Error('invalid packed atlas: its head does not fit the manifest');

	const catalogue = openCatalogue(columns, head);
	const { entries } = catalogue;
	first.forEach((records, chunk) => entries.put(chunk * texts.rows, records));
	const chunks = new Map<number, Promise<void>>();
	const bring = (row: number): Promise<void> => {
		if (!Number.isInteger(row) || row < 0 || row >= events)
			return Promise.reject(new RangeError(`unknown row ${row}`));
		if (entries.get(row)) return Promise.resolve();
		const chunk = Math.floor(row / texts.rows);
		let brought = chunks.get(chunk);
		if (!brought) {
			brought = readOne(chunk).then((records) => entries.put(chunk * texts.rows, records));
			chunks.set(chunk, brought);
			brought.catch(() => chunks.delete(chunk));
		}
		return brought;
	};
	if (wanted !== null && !entries.complete) {
		const row = await rowOf(wanted);
		if (row !== null) await bring(row);
	}
	const edition = editionOf({ head: manifest.head.digest, texts: texts.digest });
	const bringIndex = async (language: string): Promise<string> => {
		const file = manifest.search?.[language];
		if (!file) throw new Error(`missing search index in ${language}`);
		return text(file);
	};
	return { catalogue, edition, bring, bringIndex };
}

async function get(url: URL, read: ReadFile): Promise<Response> {
	const response = await read(url);
	const name = url.pathname.split('/').at(-1);
	if (!response.ok) throw new Error(`missing ${name}: status ${response.status}`);
	return response;
}

/**
 * A worker that cannot start, or breaks down, leaves the work to the main thread; bad bytes are bad in both. It starts
 * while the bytes are still on their way.
 */
async function unpackApart(coming: Promise<Packed>, start: StartWorker | null): Promise<Columns> {
	const worker = start && tried(start);
	try {
		const answering = new Promise<Unpacked | null>((resolve) => {
			if (!worker) return resolve(null);
			worker.onmessage = ({ data }: MessageEvent<Unpacked>) => resolve(data);
			worker.onerror = worker.onmessageerror = () => resolve(null);
		});
		const packed = await coming;
		worker?.postMessage(packed);
		const answer = await answering;
		if (answer === null) return await inflateColumns(packed.file, packed.bytes, packed.digest);
		if ('fault' in answer) throw new Error(answer.fault);
		return answer.columns;
	} finally {
		worker?.terminate();
	}
}

function tried(start: StartWorker): Worker | null {
	try {
		return start();
	} catch {
		return null;
	}
}
