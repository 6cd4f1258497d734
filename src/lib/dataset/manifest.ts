import { sha256 } from './sha256.ts';

/** So many chunks are named in the manifest itself. */
export const FIRST_CHUNKS = 8;

/** Version of a packed folder. */
const VERSION = 2;

export interface FileOf {
	file: string;
	/** `sha256-` and hex: of the file, or of what it holds where it is gzipped. */
	digest: string;
}

/** `manifest.json`, which names all other files of a packed atlas. */
export interface Manifest {
	chronotope: typeof VERSION;
	events: number;
	places: number;
	categories: number;
	/** When and where, gzipped; `bytes` is the size of what it holds. */
	columns: FileOf & { bytes: number };
	/** Atlas, places and sources. */
	head: FileOf;
	/**
	 * The digests of all chunks, a JSON list, and the first ones of them, which need no other request; a chunk is `texts/` and
	 * its `nameOfChunk`, and has `rows` events.
	 */
	texts: FileOf & { rows: number; chunks: number; first: string[] };
	/** The digests of all buckets of ids, a JSON list; a bucket is `ids/` and its `nameOfChunk`. */
	ids: FileOf;
	/** The search index for readers of each language; a folder written before there was one has none. */
	search?: Record<string, FileOf>;
}

/** What a state of an atlas is known by, on sheets and in talk: eight hex digits of what its head and texts are. */
export const editionOf = ({ head, texts }: { head: string; texts: string }): string =>
	sha256(new TextEncoder().encode(`${head} ${texts}`)).slice(0, 8);

/** The manifest as text. */
export function printManifest(manifest: Omit<Manifest, 'chronotope'>): string {
	return `${JSON.stringify({ chronotope: VERSION, ...manifest }, null, '\t')}\n`;
}

/** @throws Error when the text is no manifest of this version */
export function readManifest(text: string): Manifest {
	const value = parseManifest(text);
	if (!isManifest(value))
		throw new Error(`invalid manifest: expected {chronotope: ${VERSION}} and its files`);
	return value;
}

/** @throws Error when the text is no JSON */
export function parseManifest(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Error('invalid manifest: no JSON');
	}
}

const record = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function isManifest(value: unknown): value is Manifest {
	const { chronotope, events, places, categories, columns, head, texts, ids, search } = record(value);
	const { rows, chunks, first } = record(texts);
	const counts = [events, places, categories, record(columns).bytes, rows, chunks];
	return (
		chronotope === VERSION &&
		counts.every((count) => Number.isSafeInteger(count) && (count as number) >= 0) &&
		[columns, head, texts, ids, ...Object.values(record(search))].every(isFile) &&
		(rows as number) > 0 &&
		Array.isArray(first) &&
		first.every(isDigest) &&
		chunks === Math.ceil((events as number) / (rows as number))
	);
}

/** A file of the folder itself: a plain name or path, never one that leads elsewhere. */
function isFile(value: unknown): boolean {
	const { file, digest } = record(value);
	return typeof file === 'string' && /^[a-z0-9]+(?:[./-][a-z0-9]+)*$/iu.test(file) && isDigest(digest);
}

const isDigest = (value: unknown): boolean =>
	typeof value === 'string' && /^sha256-[0-9a-f]{64}$/u.test(value);
