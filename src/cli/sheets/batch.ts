import { existsSync, readFileSync } from 'node:fs';
import { join, normalize, isAbsolute } from 'node:path';
import { parse } from 'secure-json-parse';
import { Failure } from '../print.ts';
import type { OnProgress } from '../progress.ts';
import { inThreads } from '../threads.ts';
import { writeWhole } from '../write.ts';
import type { SheetAtlas } from './atlas.ts';
import { formatOf, readRequest, type SheetRequest } from './request.ts';
import type { Job, Made, Setup } from './worker.ts';
import { fileDigest, type WrittenFile } from './write.ts';

/** A sheet in the manifest of its folder. */
interface Kept {
	out: string;
	/** Of all that the sheet is made from: another one is another sheet. */
	recipe: string;
	/** Events with a number. */
	numbered: number;
	files: WrittenFile[];
}
interface Manifest {
	chronotope: 1;
	edition: string;
	sheets: Kept[];
}

export interface BatchOptions extends Setup {
	/** Threads. */
	jobs: number;
	version: string;
}

/** How a batch ended. */
export interface Outcome {
	written: number;
	/** Sheets that were there already, made from the same. */
	kept: number;
	faults: { out: string; fault: string }[];
}

/** The manifest is written so often while sheets are made: what a cut run has made is not made again. */
const EVERY = 2000;

/**
 * Reads a batch: a list of sheets, or `{defaults, sheets}`.
 *
 * @throws Failure that names the sheet that is wrong
 */
export function readBatch(file: string): SheetRequest[] {
	const told = (why: string): Failure => new Failure(`${file}: ${why}`);
	let value: unknown;
	try {
		value = parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw told((error as Error).message);
	}
	const { defaults = {}, sheets } = (Array.isArray(value) ? { sheets: value } : (value ?? {})) as {
		defaults?: object;
		sheets?: unknown;
	};
	if (!Array.isArray(sheets) || typeof defaults !== 'object' || defaults === null)
		throw told('expected a list of sheets, or {"defaults": {…}, "sheets": […]}');
	const names = new Set<string>();
	return sheets.map((sheet: object, at) => {
		try {
			const request = readRequest({ ...defaults, ...sheet });
			formatOf(request.out);
			const out = normalize(request.out);
			if (isAbsolute(out) || out.startsWith('..'))
				throw new Failure(`invalid out ${out}: outside the folder`);
			if (out === 'manifest.json' || names.has(out)) throw new Failure(`invalid out ${out}: twice`);
			names.add(out);
			return { ...request, out };
		} catch (error) {
			throw told(`sheet ${at + 1}: ${(error as Error).message}`);
		}
	});
}

/** Makes the sheets of a batch in several threads. One that cannot be made stops no other. */
export async function makeBatch(
	atlas: SheetAtlas,
	requests: readonly SheetRequest[],
	{ directory, redact, folder, jobs, version }: BatchOptions,
	told: OnProgress
): Promise<Outcome> {
	const path = join(folder, 'manifest.json');
	const recipes = requests.map((request) => recipeOf(version, atlas, request));
	const known = new Map(readManifest(path).map((kept) => [kept.out, kept]));
	const sheets = requests.map(({ out }, at): Kept | undefined => {
		const kept = known.get(out);
		return kept && kept.recipe === recipes[at] && isWhole(folder, kept) ? kept : undefined;
	});
	const faults: Outcome['faults'] = [];
	const left = requests.map((_, at) => at).filter((at) => !sheets[at]);
	const kept = requests.length - left.length;
	let saved = Date.now();
	const save = async (): Promise<void> => {
		saved = Date.now();
		const manifest: Manifest = {
			chronotope: 1,
			edition: atlas.edition,
			sheets: sheets.filter((sheet) => sheet !== undefined)
		};
		await writeWhole(path, `${JSON.stringify(manifest, null, '\t')}\n`);
	};
	const started = Date.now();
	let done = kept;
	const tell = (): void => {
		const seconds = Math.round(((Date.now() - started) / 1000 / (done - kept)) * (requests.length - done));
		told(done, requests.length, process.stdout.isTTY ? `about ${seconds} s left` : 'sheets');
	};
	await inThreads<Job, Made>(
		{
			module: new URL('./worker.ts', import.meta.url),
			setup: { directory, redact, folder } satisfies Setup,
			threads: jobs
		},
		left.map((at) => ({ at, request: requests[at]! })),
		async (made) => {
			const { out } = requests[made.at]!;
			if ('fault' in made) faults.push({ out, fault: made.fault });
			else {
				const { numbered, files } = made;
				sheets[made.at] = { out, recipe: recipes[made.at]!, numbered, files };
			}
			done++;
			tell();
			if (Date.now() - saved > EVERY) await save();
		}
	);
	await save();
	return { written: requests.length - kept - faults.length, kept, faults };
}

/** A digest of all that goes into a sheet. */
const recipeOf = (version: string, { edition, home }: SheetAtlas, { out, ...rest }: SheetRequest): string =>
	fileDigest(JSON.stringify([version, edition, home, formatOf(out), Object.entries(rest).sort()]));

/** Whether all files of a sheet are there as they were written. */
const isWhole = (folder: string, { files }: Kept): boolean =>
	files.every(({ file, digest }) => {
		const path = join(folder, file);
		return existsSync(path) && fileDigest(readFileSync(path)) === digest;
	});

/** The sheets of an earlier run; none where there was no run, or where its manifest cannot be read. */
function readManifest(path: string): Kept[] {
	if (!existsSync(path)) return [];
	try {
		const { chronotope, sheets } = parse(readFileSync(path, 'utf8')) as Partial<Manifest>;
		return chronotope === 1 && Array.isArray(sheets) ? sheets : [];
	} catch {
		return [];
	}
}
