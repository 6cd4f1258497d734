import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Columns } from '#lib/dataset/columns.ts';
import { FIRST_CHUNKS, printManifest, readManifest, type FileOf } from '#lib/dataset/manifest.ts';
import { pack } from '#lib/dataset/packed.ts';
import { CHUNK_ROWS } from '#lib/dataset/packedheader.ts';
import { nameOfChunk } from '#lib/dataset/texts.ts';
import { DIGESTS, digestOfBytes, writeDigests, type Digests, type Listed } from './digests.ts';
import { lockFolder } from './folderlock.ts';
import type { Content, PackedContents } from './packed/content.ts';
import type { Made } from './packed/made.ts';
import { Failure } from './print.ts';
import { isLeft } from './unfinished.ts';
import { Unwritable } from './unwritable.ts';
import { makeFolder, writeAllWhole } from './write.ts';

/** Of a site it is read last and written last: what it does not name is not there. */
const MANIFEST = 'manifest.json';
const FOLDERS = ['texts', 'ids', 'search'];

export interface PackedFolder {
	columns: Columns;
	/** The published form without events. */
	head: string;
	/** The records and ids of the events, in the order of the columns. */
	contents: PackedContents;
	/** The search index for readers of each language. */
	search: Record<string, string>;
	/** What it is made from, by digest. */
	inputs?: Listed['inputs'];
}

/** What came of it. */
export interface WrittenFolder {
	/** Of the gzipped columns. */
	bytes: number;
	/** Files that were not there with this content. */
	written: number;
	/** Files that stay as they were, to the time of their last change. */
	kept: number;
}

/**
 * Writes a packed atlas into a folder. Every file has the digest of its content in its name, the manifest comes last and then
 * what it does not name goes: at each moment the folder is whole, as it was or as it will be. A folder that holds anything
 * but a packed atlas is left as it is. `told` hears how many chunks of how many are written.
 *
 * @throws Failure, Unwritable
 */
export function writePackedFolder(
	folder: string,
	{ columns, head, contents, search, inputs = {} }: PackedFolder,
	told: (chunks: number, of: number) => void = () => {},
	made?: Made
): WrittenFolder {
	const target = resolve(folder);
	refuseForeign(target);
	const unlock = lockFolder(target);
	const files = new Writing(target, made);
	try {
		files.begin();
		const bytes = pack(columns);
		const gzipped = gzipSync(bytes, { level: 9 });
		const digests: string[] = [];
		const chunks = Math.ceil(columns.events / CHUNK_ROWS);
		for (const content of contents.texts) {
			digests.push(files.putContent('texts', content));
			told(digests.length, chunks);
		}
		const buckets = Array.from(contents.ids, (content) => files.putContent('ids', content));
		const manifest = printManifest({
			events: columns.events,
			places: columns.places,
			categories: columns.categories,
			columns: {
				...files.put('columns', gzipped, 'gz'),
				digest: digestOfBytes(bytes),
				bytes: bytes.length
			},
			head: files.put('head', head),
			texts: {
				...files.put('texts', JSON.stringify(digests), 'list.json'),
				rows: CHUNK_ROWS,
				chunks,
				first: digests.slice(0, FIRST_CHUNKS)
			},
			ids: files.put('ids', JSON.stringify(buckets), 'list.json'),
			search: Object.fromEntries(
				Object.entries(search).map(([language, text]) => [
					language,
					files.put('search', text, `${language}.json`)
				])
			)
		});
		readManifest(manifest);
		files.end(manifest, inputs);
		return { bytes: gzipped.length, written: files.written, kept: files.kept };
	} catch (error) {
		files.undo();
		throw error;
	} finally {
		unlock();
	}
}

/** The files of a folder while it becomes another. */
class Writing {
	readonly #folder: string;
	readonly #files: Digests = {};
	/** Files that were not there. */
	readonly #fresh: string[] = [];
	#isEnded = false;
	readonly #isNew: boolean;
	readonly #made: Made | undefined;
	written = 0;
	kept = 0;

	constructor(folder: string, made: Made | undefined) {
		this.#folder = folder;
		this.#made = made;
		this.#isNew = !existsSync(folder);
	}

	begin(): void {
		try {
			for (const inner of FOLDERS) makeFolder(join(this.#folder, inner));
		} catch (error) {
			throw new Unwritable(this.#folder, error);
		}
	}

	/** Writes a file under the name of its content, where it is not there already. */
	put(stem: string, content: string | Uint8Array, ending = 'json'): FileOf {
		const digest = digestOfBytes(content);
		const name = nameOfChunk(digest);
		const file = FOLDERS.includes(stem) ? `${stem}/${name}.${ending}` : `${stem}.${name}.${ending}`;
		this.#keep(file, content, digest);
		return { file, digest };
	}

	/** Writes a file of a folder, which is made only where no earlier run is known to have made it. @returns its digest */
	putContent(folder: string, { of, make }: Content): string {
		const known = of === undefined ? undefined : this.#made?.of(of);
		const file = known === undefined ? '' : `${folder}/${nameOfChunk(known)}.json`;
		let digest: string;
		if (known !== undefined && digestAt(join(this.#folder, file)) === known) {
			this.#files[file] = digest = known;
			this.kept++;
		} else ({ digest } = this.put(folder, make()));
		if (of !== undefined) this.#made?.note(of, digest);
		return digest;
	}

	/** Puts the manifest in its place, and removes what it does not name. */
	end(manifest: string, inputs: Listed['inputs']): void {
		this.#keep(MANIFEST, manifest, digestOfBytes(manifest));
		this.#isEnded = true;
		writeDigests(this.#folder, inputs, Object.fromEntries(Object.entries(this.#files).sort(byName)));
		for (const folder of ['', ...FOLDERS])
			for (const entry of readdirSync(join(this.#folder, folder), { withFileTypes: true })) {
				const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
				if (entry.isFile() && file !== DIGESTS && !(file in this.#files))
					rmSync(join(this.#folder, file), { force: true });
			}
	}

	/** Removes what was written for nothing. */
	undo(): void {
		if (this.#isEnded) return;
		for (const path of this.#isNew ? [this.#folder] : this.#fresh)
			rmSync(path, { recursive: true, force: true });
	}

	#keep(file: string, content: string | Uint8Array, digest: string): void {
		const path = join(this.#folder, file);
		this.#files[file] = digest;
		if (isSame(path, content, digest)) this.kept++;
		else {
			if (!existsSync(path)) this.#fresh.push(path);
			writeAllWhole([[path, content]]);
			this.written++;
		}
	}
}

/** By UTF-16 units, as everywhere in what is built. */
const byName = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : 1);

/** A spoilt file is written anew, though it has the name. */
function isSame(path: string, content: string | Uint8Array, digest: string): boolean {
	const size = statSync(path, { throwIfNoEntry: false })?.size;
	return size === Buffer.byteLength(content) && digestOfBytes(readFileSync(path)) === digest;
}

/** The digest of a file; null where there is none. */
function digestAt(path: string): string | null {
	try {
		return digestOfBytes(readFileSync(path));
	} catch {
		return null;
	}
}

/** @throws Failure for a file, or a folder with something in it that is no packed atlas */
function refuseForeign(target: string): void {
	const found = statSync(target, { throwIfNoEntry: false });
	if (!found) return;
	const own = /^(?:texts|ids|search|head\..*|columns\..*)$/u;
	const isPacked =
		found.isDirectory() &&
		(existsSync(join(target, MANIFEST)) ||
			// What a first run has left that was cut short.
			readdirSync(target).every((name) => own.test(name) || isLeft(join(target, name))));
	if (!isPacked) throw new Failure(`${target} is there already and is no packed atlas: nothing written`);
}
