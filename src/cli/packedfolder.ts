import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Columns } from '#lib/dataset/columns.ts';
import { packIds } from '#lib/dataset/ids.ts';
import { printManifest, readManifest } from '#lib/dataset/manifest.ts';
import { pack } from '#lib/dataset/packed.ts';
import { CHUNK_ROWS } from '#lib/dataset/packedheader.ts';
import { sha256 } from '#lib/dataset/sha256.ts';
import { digestOf, packTexts, type PublishedEvent } from '#lib/dataset/texts.ts';
import { Failure } from './print.ts';

const HOUR = 3_600_000;

export interface PackedFolder {
	columns: Columns;
	/** The published form without events. */
	head: string;
	/** In the order of the columns; taken one after another, so that a million need not be in memory. */
	events: Iterable<PublishedEvent>;
	/** The search index for readers of each language. */
	search: Record<string, string>;
}

/**
 * Writes a packed atlas into a folder: beside it first, then put in its place whole. A folder that holds anything but a
 * packed atlas is left as it is. `told` hears how many chunks of how many are written.
 *
 * @returns bytes of the gzipped columns
 * @throws Failure
 */
export function writePackedFolder(
	folder: string,
	{ columns, head, events, search }: PackedFolder,
	told: (chunks: number, of: number) => void = () => {}
): number {
	const target = resolve(folder);
	refuseForeign(target);
	clearLeft(target);
	const fresh = `${target}.${process.pid}`;
	const old = `${fresh}.old`;
	rmSync(fresh, { recursive: true, force: true });
	for (const inner of ['texts', 'ids', 'search']) mkdirSync(join(fresh, inner), { recursive: true });
	try {
		const bytes = pack(columns);
		const gzipped = gzipSync(bytes, { level: 9 });
		writeFileSync(join(fresh, 'columns.gz'), gzipped);
		writeFileSync(join(fresh, 'head.json'), head);
		const digests: string[] = [];
		const chunks = Math.ceil(columns.events / CHUNK_ROWS);
		const ids: string[] = [];
		for (const text of packTexts(noted(events, ids))) {
			writeFileSync(join(fresh, 'texts', `${digests.length}.json`), text);
			digests.push(digestOf(text));
			told(digests.length, chunks);
		}
		packIds(ids).forEach((text, bucket) => writeFileSync(join(fresh, 'ids', `${bucket}.json`), text));
		for (const [language, text] of Object.entries(search))
			writeFileSync(join(fresh, searchFile(language)), text);
		const list = JSON.stringify(digests);
		writeFileSync(join(fresh, 'texts.json'), list);
		const manifest = printManifest({
			events: columns.events,
			places: columns.places,
			categories: columns.categories,
			columns: { file: 'columns.gz', digest: `sha256-${sha256(bytes)}`, bytes: bytes.length },
			head: { file: 'head.json', digest: digestOf(head) },
			texts: { file: 'texts.json', digest: digestOf(list), rows: CHUNK_ROWS, chunks },
			search: Object.fromEntries(
				Object.entries(search).map(([language, text]) => [
					language,
					{ file: searchFile(language), digest: digestOf(text) }
				])
			)
		});
		readManifest(manifest);
		writeFileSync(join(fresh, 'manifest.json'), manifest);
		if (existsSync(target)) renameSync(target, old);
		renameSync(fresh, target);
		return gzipped.length;
	} finally {
		rmSync(fresh, { recursive: true, force: true });
		rmSync(old, { recursive: true, force: true });
	}
}

const searchFile = (language: string): string => `search/${language}.json`;

/** Passes events on and notes their ids. */
function* noted(events: Iterable<PublishedEvent>, ids: string[]): Generator<PublishedEvent> {
	for (const event of events) {
		ids.push(event.id);
		yield event;
	}
}

/** @throws Failure for a file, or a folder with something in it that is no packed atlas */
function refuseForeign(target: string): void {
	const found = statSync(target, { throwIfNoEntry: false });
	if (!found) return;
	const packed = found.isDirectory() && readdirSync(target).includes('manifest.json');
	if (!found.isDirectory() || (!packed && readdirSync(target).length > 0))
		throw new Failure(`${target} is there already and is no packed atlas: nothing written`);
}

/** Clears away what a run that was killed more than an hour ago left beside a folder that it wrote. */
export function clearLeft(target: string): void {
	const parent = dirname(target);
	if (!existsSync(parent)) return;
	for (const name of readdirSync(parent)) {
		if (
			!name.startsWith(`${basename(target)}.`) ||
			!/^\.\d+(?:\.old)?$/u.test(name.slice(basename(target).length))
		)
			continue;
		const path = join(parent, name);
		if (Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > HOUR)
			rmSync(path, { recursive: true, force: true });
	}
}
