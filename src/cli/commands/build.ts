import { dirname, join } from 'node:path';
import { withoutDrafts } from '#lib/dataset/drafts.ts';
import { evidenceOf } from '#lib/dataset/evidence.ts';
import { fails, type Problem } from '#lib/dataset/problem.ts';
import { packedAtlas } from '#lib/dataset/packedatlas.ts';
import { publish } from '#lib/dataset/published.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { binsOf } from '#lib/dataset/tiles/bins.ts';
import { searchFiles } from '#lib/dataset/search/searchfiles.ts';
import { gatherDirectory } from '../directory.ts';
import { partsOf } from '../eventparts.ts';
import { buildPacked, type Packing } from '../packed/build.ts';
import { contentsOf } from '../packed/content.ts';
import { readCited } from '../cited.ts';
import { datasetDigests } from '../inputs.ts';
import { buildTiles, type Tiling, type Told } from '../tiles/build.ts';
import { count, countLine, exitCodes, problemCount, problemLines } from '../print.ts';
import { writePackedFolder } from '../packedfolder.ts';
import { removeWhole, writeAllWhole } from '../write.ts';

const DEFAULT_OUT = 'static/published/atlas.json';
/** What pages show of documents; beside the atlas. */
const EVIDENCE = 'evidence.json';
/** Served with the site as `/published/atlas/`. */
const DEFAULT_PACKED = 'static/published/atlas';

export interface BuildOptions {
	out?: string;
	packed?: string;
	redact?: string;
	/** Folders of the documents, of which passages are shown where their source's rights allow it. */
	documents?: string[];
	keepGoing?: boolean;
	/** Folder to write the atlas into as tiles, instead of the published form. */
	tiles?: string;
	/** Publish what no person has decided on, too. */
	drafts?: boolean;
	/** Folder of what a build in parts keeps for the next; false: nothing is kept. */
	cache?: string | false;
}

/**
 * Writes the published form of a dataset. With errors nothing is written, so that no record goes missing unseen, unless
 * the refused records are knowingly left out.
 */
export async function build(
	directory: string,
	{ out, packed, tiles, ...options }: BuildOptions
): Promise<number> {
	if (tiles !== undefined) return await buildTiled(directory, tiles, options);
	if (packed !== undefined && out === undefined && partsOf(directory) !== null)
		return await packParts(directory, packed, options);
	return await buildWhole(directory, { out, packed, ...options });
}

async function buildWhole(
	directory: string,
	{ out = DEFAULT_OUT, packed, redact, documents, keepGoing, drafts = false }: BuildOptions
): Promise<number> {
	const { dataset, redaction, problems, counts } = await gatherDirectory(directory, { redact });
	process.stderr.write(problemLines(problems));
	if (dataset === null || (fails(problems) && !keepGoing)) {
		process.stderr.write(`${directory}: ${problemCount(problems)}: nothing written\n`);
		return exitCodes.failed;
	}
	if (process.env.CHRONOTOPE_URL === undefined && dataset.atlas.url === undefined)
		process.stderr.write(
			'warning: links of the site will begin with http://localhost:4173/; set "url" in atlas.json or CHRONOTOPE_URL\n'
		);
	const shownOf = drafts ? dataset : withoutDrafts(dataset);
	const texts = documents ? readCited(directory, documents, filesOf(shownOf)) : new Map<string, string>();
	const { evidence, problems: faults } = evidenceOf(shownOf, texts, redaction);
	process.stderr.write(problemLines(faults));
	const text = publish(dataset, { drafts });
	const folder = packed ?? (out === DEFAULT_OUT ? DEFAULT_PACKED : undefined);
	if (folder !== undefined) {
		const { catalogue, columns, head, events } = packedAtlas(dataset, { drafts });
		const { written, kept } = writePackedFolder(folder, {
			...{ columns, head, contents: contentsOf(columns, events) },
			search: searchFiles(catalogue, shownOf.places),
			inputs: redact === undefined ? { dataset: datasetDigests(directory) } : {}
		});
		process.stdout.write(`${folder}: ${count(written, 'file')} written, ${kept} kept as they were\n`);
	}
	const shown = join(dirname(out), EVIDENCE);
	const hasEvidence = Object.keys(evidence).length > 0;
	writeAllWhole([...(hasEvidence ? [[shown, JSON.stringify(evidence)] as const] : []), [out, text]]);
	if (!hasEvidence) removeWhole(shown);
	process.stdout.write(`${out}: ${countLine(counts)}; ${Math.ceil(Buffer.byteLength(text) / 1000)} kB\n`);
	return exitCodes.ok;
}

/** Of events in parts the packed form alone is written: the other would be larger than anything can read. */
async function packParts(
	directory: string,
	folder: string,
	{ documents, ...packing }: Packing & Pick<BuildOptions, 'documents'>
): Promise<number> {
	if (documents)
		process.stderr.write('warning: of an atlas that is only packed, no words of documents are shown\n');
	const told = (lines: number): void => tellProgress('events', lines, 0);
	const { problems, counts, written, known, judged } = await buildPacked(directory, folder, {
		...packing,
		told
	});
	if (!isWritten(written, directory, problems)) return exitCodes.failed;
	process.stdout.write(
		`${folder}: ${countLine(counts)}; ${partsRead(known, judged)}; ` +
			`${count(written.written, 'file')} written, ${written.kept} kept as they were\n`
	);
	process.stderr.write(`to see it: CHRONOTOPE_DATA=${folder} npm start\n`);
	return exitCodes.ok;
}

const partsRead = (known: number, judged: number): string => `${count(known, 'part')} known, ${judged} read`;

const tellProgress: Told = (step, done, of) => {
	if (!process.stderr.isTTY || (done % 10_000 !== 0 && done !== of)) return;
	process.stderr.write(`\r${step}: ${of > 0 ? `${Math.floor((100 * done) / of)} %` : done}   `);
};

/** Tells the problems, and whether anything was written. */
function isWritten<T>(written: T | null, directory: string, problems: readonly Problem[]): written is T {
	if (process.stderr.isTTY) process.stderr.write('\n');
	process.stderr.write(problemLines(problems));
	if (written === null) process.stderr.write(`${directory}: ${problemCount(problems)}: nothing written\n`);
	return written !== null;
}

async function buildTiled(directory: string, folder: string, tiling: Tiling): Promise<number> {
	const { problems, counts, written, known, judged } = await buildTiles(directory, folder, {
		...tiling,
		told: tellProgress
	});
	if (!isWritten(written, directory, problems)) return exitCodes.failed;
	const { grid, bytes } = written;
	const sizes = Object.entries(bytes).map(([name, size]) => `${name} ${Math.ceil(size / 1000)} kB`);
	const by = `${binsOf(grid)} bins of ${count(grid.step, grid.unit)}`;
	const parts = known + judged > 0 ? `; ${partsRead(known, judged)}` : '';
	process.stdout.write(`${folder}: ${countLine(counts)}; ${by}; ${sizes.join(', ')}${parts}\n`);
	return exitCodes.ok;
}

/** The documents whose text may be shown. */
const filesOf = ({ sources }: Dataset): string[] =>
	sources.flatMap(({ rights, document }) => (rights === 'citation-only' ? [] : (document?.file ?? [])));
