import { resolve } from 'node:path';
import { openCatalogue, type Head } from '#lib/dataset/catalogue.ts';
import { fails, type Problem } from '#lib/dataset/problem.ts';
import { publish, readEvents, readPublished } from '#lib/dataset/published.ts';
import type { Counts } from '#lib/dataset/read.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { MOST_EVENTS } from '#lib/dataset/search/records.ts';
import { searchFiles } from '#lib/dataset/search/searchfiles.ts';
import { slimHead } from '#lib/dataset/slim.ts';
import { datasetDigests } from '../inputs.ts';
import { writePackedFolder, type PackedFolder, type WrittenFolder } from '../packedfolder.ts';
import { EventNames } from '../parts/eventnames.ts';
import type { TakenEvents } from '../parts/eventrows.ts';
import type { KeptParts } from '../parts/keptparts.ts';
import { takeDirectory, withKeptParts } from '../parts/take.ts';
import type { PackedContents } from './content.ts';
import { Made } from './made.ts';
import { packedRows } from './packedrows.ts';
import { takenContents } from './takencontents.ts';

export interface Packing {
	redact?: string | undefined;
	keepGoing?: boolean | undefined;
	drafts?: boolean | undefined;
	/** Folder of what is kept for the next build; false: nothing is kept. */
	cache?: string | false | undefined;
	/** Hears how many lines have been read. */
	told?: (lines: number) => void;
}

export interface Packed {
	problems: Problem[];
	counts: Counts;
	/** Null where the dataset has errors: then nothing was written. */
	written: WrittenFolder | null;
	/** How many parts were known from an earlier build, and how many were read. */
	known: number;
	judged: number;
}

/**
 * Packs a dataset whose events stand in parts, any number of them, in memory of some hundred bytes an event. Parts that an
 * earlier build has judged are not read again, and files that stay the same are not made again. The same dataset gives the same
 * bytes, whatever was kept.
 *
 * @throws Failure, Unwritable
 */
export async function buildPacked(directory: string, folder: string, packing: Packing): Promise<Packed> {
	const { redact, keepGoing, drafts = false, cache, told } = packing;
	return await withKeptParts({ output: resolve(folder), cache }, async (parts, keptIn) => {
		const names = new EventNames();
		const { dataset, problems, counts, taken } = await takeDirectory(parts, directory, {
			...{ redact, drafts, names, told }
		});
		const done = { problems, counts, known: parts.known, judged: parts.judged };
		if (!dataset || !taken || (fails(problems) && !keepGoing)) return { ...done, written: null };
		const made = new Made(keptIn, (line) => void process.stderr.write(line));
		const packed = {
			...packedFolder(dataset, taken, names, parts),
			...(redact === undefined && { inputs: { dataset: datasetDigests(directory, parts.digests) } })
		};
		const written = writePackedFolder(folder, packed, undefined, made);
		parts.prune();
		made.keep();
		return { ...done, written };
	});
}

function packedFolder(
	dataset: Dataset,
	taken: TakenEvents,
	names: EventNames,
	parts: KeptParts
): PackedFolder {
	const { page, text: head } = publishedHead(dataset, taken);
	const rows = packedRows(taken, names, positions(dataset, page), page.places.length);
	const { columns } = rows;
	const contents = takenContents(taken, names, rows, parts);
	const joined = openCatalogue(columns, page);
	if (columns.events <= MOST_EVENTS) joined.entries.put(0, readEvents(recordsOf(contents)));
	return { columns, head, contents, search: searchFiles(joined, taken.head.places) };
}

/** Atlas, places and sources as `packedAtlas` has them: for a page, and as they are written. */
function publishedHead(
	{ atlas, places }: Dataset,
	{ head, columns, kept }: TakenEvents
): { page: Head; text: string } {
	const { placeStart, place } = columns;
	const happened = new Uint8Array(places.length);
	for (let event = 0; event < columns.events; event++)
		for (let at = placeStart[event]!; at < placeStart[event + 1]!; at++)
			if (kept[event]) happened[place[at]!] = 1;
	const drawn = new Set(places.flatMap(({ id }, at) => (happened[at] ? [id] : [])));
	const print = (one: Head): string => publish({ ...one, events: [] }, { drafts: true });
	const page = slimHead(readPublished(JSON.parse(print({ atlas, ...head }))), drawn);
	return { page, text: print(page) };
}

/** Where each place of a dataset stands among those that are published; -1 where it is not. */
function positions({ places }: Dataset, page: Head): Int32Array {
	const at = new Map(page.places.map(({ id }, position) => [id, position]));
	return Int32Array.from(places, ({ id }) => at.get(id) ?? -1);
}

const recordsOf = ({ texts }: PackedContents): unknown[] =>
	[...texts].flatMap(({ make }) => JSON.parse(make()) as unknown[]);
