import { buildBasemap, labelLanguages } from '../basemap/build.ts';
import { gatherDirectory } from '../directory.ts';
import { exitCodes, Failure } from '../print.ts';
import { withProgress } from '../progress.ts';

export interface BasemapOptions {
	out: string;
	force?: boolean;
}

/** Builds the basemap with labels in the languages of atlas and pages, where it is not up to date. */
export async function basemap(directory: string, { out, force }: BasemapOptions): Promise<number> {
	const { dataset } = await gatherDirectory(directory);
	if (!dataset)
		throw new Failure(`${directory}: no usable atlas; "chronotope validate ${directory}" tells why`);
	const languages = labelLanguages(dataset.atlas.languages);
	const result = await withProgress(`Basemap in ${languages.join(', ')}`, (onProgress) =>
		buildBasemap({ languages, output: out, force, onProgress })
	);
	process.stdout.write(
		result.written
			? `${out}: ${result.tiles} tiles, ${(result.bytes / 1e6).toFixed(1)} MB\n`
			: `${out}: up to date, ${(result.bytes / 1e6).toFixed(1)} MB\n`
	);
	return exitCodes.ok;
}
