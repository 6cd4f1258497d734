import { isDraft } from '#lib/dataset/drafts.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { streamDirectory, type Loaded } from '../directory.ts';
import type { StreamedEvents } from '../eventstream.ts';
import { judgingVersion } from '../inputs.ts';
import { Failure } from '../print.ts';
import type { EventNames } from './eventnames.ts';
import { EventRows, type TakenEvents } from './eventrows.ts';
import type { JudgedPart } from './judgedpart.ts';
import { openKept } from './keptfolder.ts';
import { KeptParts, Spoilt } from './keptparts.ts';

/**
 * Builds with what an earlier build has kept, and keeps it for the next. Where something of it turns out not to be as it was kept, it is
 * begun anew.
 *
 * @param build is handed the kept parts, and their folder
 * @param options.cache the folder; false: nothing is kept; left out: a hidden one beside the output
 * @throws Failure, Unwritable
 */
export async function withKeptParts<T>(
	{ output, cache }: { output: string; cache: string | false | undefined },
	build: (parts: KeptParts, folder: string) => Promise<T>
): Promise<T> {
	const tell = (line: string): void => void process.stderr.write(line);
	const kept = openKept(output, cache, judgingVersion(), tell);
	try {
		for (let isFirst = true; ; isFirst = false) {
			const parts = new KeptParts(kept.path, tell);
			try {
				return await build(parts, kept.path);
			} catch (error) {
				if (!(error instanceof Spoilt)) throw error;
				if (!isFirst)
					throw new Failure(`${kept.path}: what is kept there cannot be read back; name another folder`);
				tell(`${kept.path}: not as it was kept: everything is read anew\n`);
				parts.forget();
			} finally {
				parts.close();
			}
		}
	} finally {
		kept.close();
	}
}

/**
 * Reads and judges a directory, as `streamDirectory` does, and takes its events by their parts.
 *
 * @param options.drafts whether proposed events are published
 * @param options.names takes what they are called, too
 */
export async function takeDirectory(
	parts: KeptParts,
	directory: string,
	{
		redact,
		drafts,
		names,
		told
	}: {
		redact?: string | undefined;
		drafts: boolean;
		names?: EventNames;
		told?: ((lines: number) => void) | undefined;
	}
): Promise<Loaded & { taken: TakenEvents | null }> {
	let rows: EventRows | undefined;
	const take = (taking: EventRows, part: JudgedPart): void => {
		taking.take(part);
		names?.take(part);
	};
	const { streamed, ...loaded } = await streamDirectory(directory, {
		redact,
		told,
		lines: (parted) => {
			const taking = (rows = new EventRows(parted.head));
			return parts.linesOf(parted, (part) => take(taking, part));
		}
	});
	const { dataset } = loaded;
	if (!dataset) return { ...loaded, taken: null };
	if (!rows) {
		rows = new EventRows(dataset);
		take(rows, await parts.whole(dataset));
	}
	return { ...loaded, taken: rows.end(streamed ?? undecidedIn(dataset), drafts) };
}

/** What only all events together tell, of a file of events that is judged. */
function undecidedIn({ events }: Dataset): Pick<StreamedEvents, 'refusedRows' | 'undecidedWholes'> {
	const drafts = new Set(events.filter(isDraft).map(({ id }) => id));
	const rows = [...events.keys()].filter((row) => drafts.has(events[row]!.partOf ?? ''));
	return { refusedRows: new Set(), undecidedWholes: new Set(rows) };
}
