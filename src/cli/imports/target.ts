import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileNames, type DatasetFiles } from '#lib/dataset/files.ts';
import type { Merged } from '#lib/dataset/imports/merge.ts';
import { withAtlasCategories, withRecords } from '#lib/dataset/imports/starter.ts';
import { fails, type Problem } from '#lib/dataset/problem.ts';
import { readDataset } from '#lib/dataset/read.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { digestOfBytes } from '../digests.ts';
import { gatherDirectory } from '../directory.ts';
import { partsOf, PARTS } from '../eventparts.ts';
import { Failure, problemCount, problemLines } from '../print.ts';
import { makeFolder, writeAllWhole } from '../write.ts';

/** A dataset that something is added to. */
export interface Target {
	dataset: Dataset;
	/** Texts of its files; of events that stand in parts, those of the part that is added. */
	files: DatasetFiles;
	/** Paths of the parts of its events; null where they stand in one file. */
	parts: readonly string[] | null;
}

/** The dataset of a folder, which must be valid before anything is added to it. @throws Failure */
export async function openTarget(directory: string): Promise<Target> {
	const { dataset, problems } = await gatherDirectory(directory);
	if (dataset === null || fails(problems)) {
		process.stderr.write(errorLines(problems));
		throw new Failure(`${directory}: ${problemCount(problems)}: nothing imported`);
	}
	const parts = partsOf(directory);
	const text = (name: keyof DatasetFiles): string =>
		readFileSync(join(directory, fileNames[name]), 'utf8').replace(/^\uFEFF/u, '');
	const events = parts ? '' : text('events');
	return {
		dataset,
		files: { atlas: text('atlas'), places: text('places'), events, sources: text('sources') },
		parts
	};
}

/** The target with what is added, everything else as it stood. */
export const grown = (
	{ files, parts }: Target,
	{ atlas, added }: Pick<Merged, 'atlas' | 'added'>
): DatasetFiles => ({
	atlas: withAtlasCategories(files.atlas, atlas.categories),
	places: withRecords(files.places, added.places, 'features'),
	sources: withRecords(files.sources, added.sources, null),
	events: parts
		? added.events.map((event) => `${JSON.stringify(event)}\n`).join('')
		: withRecords(files.events, added.events, null)
});

/**
 * Writes the files of a target that has grown; what refers to others comes after them. Events that are added to parts are a part of
 * their own, named by its content: no other is touched. What is written must be valid: the very texts are looked at before.
 *
 * @throws Failure, Unwritable
 */
export async function writeTarget(
	directory: string,
	{ parts }: Pick<Target, 'parts'>,
	files: DatasetFiles
): Promise<void> {
	const events = parts
		? `${PARTS}/imported-${digestOfBytes(files.events).slice(7, 23)}.jsonl`
		: fileNames.events;
	const written = [
		...(['atlas', 'places', 'sources'] as const).map((name) => [fileNames[name], files[name]] as const),
		...(parts && files.events === '' ? [] : [[events, files.events] as const])
	];
	const { dataset, problems } = parts ? await readBeside(directory, parts, written) : readDataset(files);
	if (dataset === null || fails(problems)) {
		process.stderr.write(errorLines(problems).slice(0, 5000));
		throw new Failure('what was read makes no valid dataset: nothing written; please report this file');
	}
	writeAllWhole(written.map(([name, text]) => [join(directory, name), text]));
}

/** Reads some files together with the parts of a dataset, as if they lay there. */
async function readBeside(
	directory: string,
	parts: readonly string[],
	files: readonly (readonly [name: string, text: string])[]
): Promise<{ dataset: Dataset | null; problems: Problem[] }> {
	const scratch = mkdtempSync(join(tmpdir(), 'chronotope-import-'));
	try {
		makeFolder(join(scratch, PARTS));
		for (const part of parts) symlinkSync(resolve(directory, part), join(scratch, part));
		writeAllWhole(files.map(([name, text]) => [join(scratch, name), text]));
		return await gatherDirectory(scratch);
	} finally {
		rmSync(scratch, { recursive: true });
	}
}

const errorLines = (problems: readonly Problem[]): string =>
	problemLines(problems.filter(({ severity }) => severity === 'error'));
