/** Builds a site where it is stale: the ordinary one in `build/`, or one in a folder of its own for the tests. */
import { spawn } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { holdsMore, MOST_GATHERED } from './eventparts.ts';
import { digestOfInputs, isPacked, isTiled } from './inputs.ts';
import { lockFolder } from './folderlock.ts';
import { Failure } from './print.ts';

const project = resolve(import.meta.dirname, '../..');

export interface Site {
	/** The dataset's folder, or that of a packed atlas or one in tiles. */
	data: string;
	/** Documents whose passages are shown where rights allow it; by itself, `CHRONOTOPE_DOCUMENTS`. */
	documents?: string;
	/** Where everything of a second site goes, relative to the project; null for the ordinary site. */
	folder: string | null;
	/** To be put on a host: files are compressed, too, and all that the steps say is shown. */
	forHosts?: boolean;
}

/** Takes one line of progress. */
export type Log = (line: string) => void;

/** Brings a site up to date, one run at a time: @see bringUpToDate. */
export async function buildSite(site: Site, log: Log): Promise<string> {
	const unlock = lockFolder(resolve(project, site.folder ?? '.', 'build'));
	try {
		return await bringUpToDate(site, log);
	} finally {
		unlock();
	}
}

/**
 * Brings a site up to date and gives the absolute path of its folder of pages. Nothing runs where the digest of
 * everything that goes into the site is that of the last build, and that build's pages are still those it wrote.
 *
 * @throws where a step fails; the error carries what the step printed. Failure where a redaction is asked for that cannot be applied
 */
async function bringUpToDate(
	{ data, documents = process.env.CHRONOTOPE_DOCUMENTS, folder, forHosts = false }: Site,
	log: Log
): Promise<string> {
	const pages = resolve(project, folder ?? '.', 'build');
	const stamp = resolve(project, folder ?? '.svelte-kit', 'built.json');
	const given = isPacked(resolve(project, data));
	const redaction = process.env.CHRONOTOPE_REDACT;
	if (given && redaction)
		throw new Failure(
			`${data} is packed, and CHRONOTOPE_REDACT applies to datasets: "chronotope build --packed" packs a redacted one`
		);
	const inputs = digestOfInputs(
		[
			'geodata/**/*',
			given ? `${data}/manifest.json` : `${data}/**/*`,
			...(documents ? [`${documents}/**/*`] : []),
			...(redaction ? [redaction] : [])
		],
		[process.env.CHRONOTOPE_URL ?? '', redaction ?? '']
	);
	// What is made for hosts serves this machine as well.
	const enough = [true, forHosts].map((compressed) => print(inputs, pages, compressed));
	if (existsSync(stamp) && enough.includes(readFileSync(stamp, 'utf8'))) return pages;

	const published = join(folder ?? '.', 'static/published');
	// More events than a page can hold are read in tiles.
	const large = !given && (await holdsMore(resolve(project, data), MOST_GATHERED));
	const tiles = resolve(project, folder ?? '.svelte-kit', 'tiles');
	const atlas = given ? resolve(project, data) : large ? tiles : join(published, 'atlas');
	const packed = given || large;
	const tiled = large || isTiled(resolve(project, data));
	const main = 'src/cli/main.ts';
	const dataset = {
		title: 'dataset',
		command: [
			...[main, 'build', data, '--out', join(published, 'atlas.json'), '--packed', atlas],
			...(documents ? ['--documents', documents] : [])
		]
	};
	const tiling = { title: 'tiles', command: [main, 'build', data, '--tiles', tiles] };
	const pictures = {
		title: 'pictures',
		command: [main, 'posters', data, '--out', join(published, 'posters')]
	};
	const steps = [
		// The tests' site stands on the ordinary site's basemap, so that neither build undoes the other's.
		{ title: 'basemap', command: [main, 'basemap', folder || packed ? 'geodata' : data] },
		...(large ? [tiling] : given ? [] : [dataset, pictures]),
		{ title: 'pages', command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'] },
		{ title: 'headers', command: [main, 'headers', '--site', pages] }
	];
	rmSync(stamp, { force: true });
	// A packed atlas may have thousands of files: it goes to the pages as it is, and through no step of the build.
	if (packed) rmSync(resolve(project, published), { recursive: true, force: true });
	for (const [index, { title, command }] of steps.entries()) {
		log(`building ${title} (${index + 1} of ${steps.length})`);
		if (folder && title === 'dataset') mkdirSync(resolve(project, published), { recursive: true });
		if (folder && title === 'pages') copyStatic(join(folder, 'static'));
		const extra = {
			...(folder && { CHRONOTOPE_SITE: folder }),
			CHRONOTOPE_COMPRESS: forHosts ? '' : '0',
			CHRONOTOPE_PUBLISHED: atlas,
			CHRONOTOPE_WHOLE: packed ? '' : '1',
			CHRONOTOPE_TILED: tiled ? '1' : ''
		};
		await run(command, extra, forHosts);
	}
	if (packed) cpSync(atlas, join(pages, 'published/atlas'), { recursive: true });
	await run([main, 'digests', data, '--site', pages], {});
	mkdirSync(dirname(stamp), { recursive: true });
	writeFileSync(stamp, print(inputs, pages, forHosts));
	return pages;
}

/** Folder of the site that is the review page alone. */
const REVIEW = '.svelte-kit/sites/review';

/** Brings the page of `chronotope review` up to date, which is a site of its own, and gives the absolute path of its folder. */
export async function buildReview(log: Log): Promise<string> {
	const pages = resolve(project, REVIEW, 'build');
	const stamp = resolve(project, REVIEW, 'built.json');
	const inputs = digestOfInputs(['geodata/basemap/*'], []);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print(inputs, pages, false)) return pages;
	rmSync(stamp, { force: true });
	log('building the review page (once for this version)');
	await run(['src/cli/main.ts', 'basemap', 'geodata'], {});
	mkdirSync(resolve(project, REVIEW), { recursive: true });
	copyStatic(join(REVIEW, 'static'));
	await run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
		CHRONOTOPE_SITE: REVIEW,
		CHRONOTOPE_REVIEW: '1',
		CHRONOTOPE_URL: '',
		CHRONOTOPE_COMPRESS: '0'
	});
	writeFileSync(stamp, print(inputs, pages, false));
	return pages;
}

function copyStatic(target: string): void {
	const folder = resolve(project, target);
	// What the original no longer has must not stay in the copy.
	for (const name of existsSync(folder) ? readdirSync(folder) : [])
		if (name !== 'published') rmSync(join(folder, name), { recursive: true });
	cpSync(join(project, 'static'), folder, {
		recursive: true,
		filter: (source) => source !== join(project, 'static/published')
	});
}

/** What a stamp says: the inputs' digest, and when the start page was written, should another build replace it. */
function print(inputs: string, pages: string, compressed: boolean): string {
	const start = join(pages, 'index.html');
	return JSON.stringify({ inputs, compressed, written: existsSync(start) ? statSync(start).mtimeMs : null });
}

/** Runs a step; what it prints is shown, or else told where it fails. */
function run(command: string[], extra: Record<string, string>, shown = false): Promise<void> {
	const env: NodeJS.ProcessEnv = { ...process.env, ...extra, NODE_ENV: 'production' };
	// A build that the tests start is no part of the test run.
	for (const key of Object.keys(env)) if (key.startsWith('VITEST')) delete env[key];
	const output = shown ? 'inherit' : 'pipe';
	const child = spawn(process.execPath, command, { cwd: project, env, stdio: ['ignore', output, output] });
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk));
	return new Promise((done, fail) => {
		child.once('error', fail);
		child.once('close', (code) => {
			if (code === 0) done();
			else fail(new Error(`failed: node ${command.join(' ')} (exit ${code})\n${printed}`.trim()));
		});
	});
}
