import { fails } from '#lib/dataset/problem.ts';
import { packedAtlas } from '#lib/dataset/packedatlas.ts';
import { publish } from '#lib/dataset/published.ts';
import { loadDirectory } from '../directory.ts';
import { countLine, exitCodes, problemCount, problemLines } from '../print.ts';
import { writePackedFolder } from '../packedfolder.ts';
import { writeWhole } from '../write.ts';

const DEFAULT_OUT = 'static/published/atlas.json';
/** Served with the site as `/published/atlas/`. */
const DEFAULT_PACKED = 'static/published/atlas';

export interface BuildOptions {
	out?: string;
	packed?: string;
	redact?: string;
	keepGoing?: boolean;
}

/**
 * Writes the published form of a dataset. With errors nothing is written, so that no record goes missing unseen, unless
 * the refused records are knowingly left out.
 */
export async function build(
	directory: string,
	{ out = DEFAULT_OUT, packed, redact, keepGoing }: BuildOptions
): Promise<number> {
	const { dataset, problems, counts } = loadDirectory(directory, { redact });
	process.stderr.write(problemLines(problems));
	if (dataset === null || (fails(problems) && !keepGoing)) {
		process.stderr.write(`${directory}: ${problemCount(problems)}: nothing written\n`);
		return exitCodes.failed;
	}
	if (process.env.CHRONOTOPE_URL === undefined && dataset.atlas.url === undefined)
		process.stderr.write(
			'warning: links of the site will begin with http://localhost:4173/; set "url" in atlas.json or CHRONOTOPE_URL\n'
		);
	const text = publish(dataset);
	const folder = packed ?? (out === DEFAULT_OUT ? DEFAULT_PACKED : undefined);
	if (folder !== undefined) writePackedFolder(folder, packedAtlas(dataset));
	await writeWhole(out, text);
	process.stdout.write(`${out}: ${countLine(counts)}; ${Math.ceil(Buffer.byteLength(text) / 1000)} kB\n`);
	return exitCodes.ok;
}
