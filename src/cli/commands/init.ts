import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileNames, type DatasetFiles } from '#lib/dataset/files.ts';
import { starterAtlas, starterFiles } from '#lib/dataset/imports/starter.ts';
import { exitCodes, Failure } from '../print.ts';
import { writeAllWhole } from '../write.ts';

export interface InitOptions {
	title?: string;
	/** BCP 47, comma-separated. */
	languages?: string;
	licence?: string;
}

/** Makes a dataset without records in a folder that is empty or not there yet, and says what comes next. */
export async function init(
	directory: string,
	{ title, languages = 'en', licence }: InitOptions
): Promise<number> {
	refuseFilled(directory);
	const tags = languagesOf(languages);
	const atlas = starterAtlas({
		title: title?.trim() || titleOf(directory),
		languages: tags,
		...(licence !== undefined && licence.trim() !== '' && { licence: licence.trim() })
	});
	writeDataset(directory, starterFiles(atlas));
	process.stdout.write(`${directory}: a dataset without records: "${atlas.title[tags[0]!]!}"\n`);
	process.stderr.write(`next: npm run -s chronotope -- import FILE --to ${directory}\n`);
	return exitCodes.ok;
}

/** A folder with anything in it is somebody's. */
export function refuseFilled(directory: string): void {
	if (!existsSync(directory)) return;
	if (!statSync(directory).isDirectory()) throw new Failure(`${directory} is no folder: nothing written`);
	if (readdirSync(directory).length > 0) throw new Failure(`${directory} is not empty: nothing written`);
}

/** The files of a dataset; what refers to others comes after them, so that a run that is cut short leaves nothing that leads nowhere. */
export function writeDataset(directory: string, files: DatasetFiles): void {
	const names = ['atlas', 'places', 'sources', 'events'] as const;
	writeAllWhole(names.map((name) => [join(directory, fileNames[name]), files[name]]));
}

/** Languages as asked for, each well-formed and once. */
export function languagesOf(text: string): string[] {
	const tags = text.split(',').map((tag) => tag.trim());
	for (const [at, tag] of tags.entries())
		if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(tag) || tags.indexOf(tag) < at)
			throw new Failure(`invalid language ${JSON.stringify(tag)}: expected BCP 47 tags such as en,fa`);
	return tags;
}

/** "south-coast_2019" as "South coast 2019". */
export function titleOf(path: string): string {
	const words = basename(resolve(path))
		.replace(/\.[a-z]{1,10}$/iu, '')
		.replaceAll(/[\s_-]+/gu, ' ')
		.trim();
	return words === '' ? 'Atlas' : `${words[0]!.toUpperCase()}${words.slice(1)}`;
}
