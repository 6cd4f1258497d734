import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { parseField, fieldNames, type Field } from '#lib/dataset/imports/fields.ts';
import type { Form } from '#lib/dataset/imports/forms.ts';
import { merge } from '#lib/dataset/imports/merge.ts';
import { ImportFault, readImport, type ReadFile } from '#lib/dataset/imports/read.ts';
import { reportOf, summaryOf } from '#lib/dataset/imports/report.ts';
import { starterAtlas, starterFiles } from '#lib/dataset/imports/starter.ts';
import { XmlFault } from '#lib/dataset/imports/xmltree.ts';
import type { Atlas } from '#lib/dataset/schema.ts';
import { Refusal } from '../documents/document.ts';
import { contentOf } from '../imports/content.ts';
import { grown, openTarget, writeTarget, type Target } from '../imports/target.ts';
import { exitCodes, Failure, printJson } from '../print.ts';
import { writeWhole } from '../write.ts';
import { languagesOf, titleOf } from './init.ts';

export interface ImportOptions {
	/** Folder of the dataset; one that is empty or not there is made. */
	to?: string;
	format?: Form;
	/** `column=field,…` */
	map?: string;
	/** Title of the file as a source of all that it tells. */
	source?: string;
	/** Language of its texts. */
	language?: string;
	/** Reads dates in words, too. */
	dateWords?: boolean;
	dryRun?: boolean;
	/** File for the whole report. */
	report?: string;
	json?: boolean;
}

/** Adds what a file tells to a dataset; nothing that is there is overwritten. Gives the exit code. */
export async function importFile(file: string, options: ImportOptions): Promise<number> {
	const directory = options.to ?? process.env.CHRONOTOPE_DATA ?? (options.dryRun ? '' : undefined);
	if (directory === undefined)
		throw new Failure('missing --to DIR: the folder of the dataset, which is made where there is none');
	const isNew = directory === '' || !existsSync(directory) || readdirSync(directory).length === 0;
	const there = isNew ? null : await openTarget(directory);
	const language = languageOf(options, there);
	const read = await readFileAs(file, language, options);
	const target = there ?? started(file, read, language);
	const merged = merge(read.drafts, target.dataset, {
		records: read.records,
		...(options.source !== undefined && {
			source: { title: options.source.trim(), publisher: options.source.trim() }
		})
	});
	const report = reportOf(read, merged, headOutcome(read, target, there !== null));
	const written = { file: basename(file), to: directory || null, dryRun: options.dryRun ?? false, ...report };
	if (options.report !== undefined)
		await writeWhole(options.report, `${JSON.stringify(written, null, '\t')}\n`);
	if (options.json) printJson(written);
	else process.stdout.write(`${basename(file)}: ${summaryOf(report).join('\n')}\n`);
	const isChanged =
		report.added.events + report.added.places + report.added.sources > 0 ||
		(isNew && report.rows.imported > 0);
	if (!options.dryRun && isChanged) await writeTarget(directory, target, grown(target, merged));
	say(report.rows.imported, directory, options, file);
	if (report.rows.refused === 0) return exitCodes.ok;
	return report.rows.imported + report.rows.alreadyThere > 0 ? exitCodes.partly : exitCodes.failed;
}

/** A dataset for a file that has none yet: as the file says of itself, where it does. */
function started(file: string, { head, records, languages, url }: ReadFile, language: string): Target {
	const atlas: Atlas =
		records.atlas ??
		starterAtlas({
			title: head?.title || titleOf(file),
			...(head?.description && { description: head.description.slice(0, 4000) }),
			languages: languages ?? [language],
			...(url !== undefined && { url })
		});
	const files = starterFiles(atlas);
	return { dataset: { atlas, places: [], events: [], sources: [] }, files, parts: null };
}

function languageOf({ language }: ImportOptions, there: Target | null): string {
	const first = there?.dataset.atlas.languages[0];
	if (language === undefined) return first ?? 'en';
	const [tag, ...more] = languagesOf(language);
	if (more.length > 0) throw new Failure('invalid --language: expected one tag');
	if (first !== undefined && tag !== first)
		throw new Failure(
			`invalid --language ${tag}: the first language of the atlas is ${first}, and every text must be in it`
		);
	return tag!;
}

async function readFileAs(file: string, language: string, options: ImportOptions): Promise<ReadFile> {
	try {
		const content = await contentOf(file);
		const readWords = options.dateWords ? (await import('../imports/datewords.ts')).readWords : undefined;
		return readImport(content, {
			language,
			asked: askedOf(options.map),
			...(options.format && { form: options.format }),
			...(readWords && { readWords })
		});
	} catch (error) {
		if (error instanceof Refusal || error instanceof ImportFault || error instanceof XmlFault)
			throw new Failure(`${file}: ${error.message}`);
		throw error;
	}
}

/** `column=field,…`; a comma within a column's name is kept, since what follows has no "=". */
function askedOf(map: string | undefined): Map<string, Field | null> {
	const asked = new Map<string, Field | null>();
	for (const part of map?.match(/[^=]+=[^=,]*(?:,|$)/gu) ?? []) {
		const at = part.lastIndexOf('=');
		const column = part.slice(0, at).trim();
		const name = part
			.slice(at + 1)
			.replace(/,$/u, '')
			.trim();
		const field = parseField(name);
		if (field === null && name !== 'ignore')
			throw new Failure(
				`invalid --map ${column}=${name}: unknown field; expected one of ${fieldNames.join(', ')}, ignore; a language as title@fa`
			);
		asked.set(column, field);
	}
	if (map !== undefined && asked.size === 0)
		throw new Failure(`invalid --map ${JSON.stringify(map)}: expected column=field,…`);
	return asked;
}

/** What becomes of a row that only gives the title: it is taken by a new atlas; one that is there keeps its own. */
function headOutcome(
	{ head }: ReadFile,
	{ dataset }: Target,
	isThere: boolean
): 'imported' | 'already there' | 'refused' | null {
	if (head?.row === undefined) return null;
	if (!isThere) return 'imported';
	return Object.values(dataset.atlas.title).includes(head.title ?? '') ? 'already there' : 'refused';
}

function say(imported: number, directory: string, { dryRun, report }: ImportOptions, file: string): void {
	const lines = [
		...(dryRun
			? [`nothing written; next: npm run -s chronotope -- import ${file} --to ${directory || 'DIR'}`]
			: []),
		...(!dryRun && imported > 0
			? [`next: npm run -s chronotope -- review ${directory}`, `then: CHRONOTOPE_DATA=${directory} npm start`]
			: []),
		...(report === undefined ? ['(--report FILE keeps every finding)'] : [])
	];
	process.stderr.write(lines.map((line) => `${line}\n`).join(''));
}
