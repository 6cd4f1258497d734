/** What goes into a site beside its dataset, by digest. The names in it are the project's own: where it lies makes no difference. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, globSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileNames } from '#lib/dataset/files.ts';
import { parseManifest } from '#lib/dataset/manifest.ts';
import { partsOf } from './eventparts.ts';

const project = resolve(import.meta.dirname, '../..');

/** What runs while a site is built, and what of it becomes pages. */
const CODE = ['src/**/*', 'static/**/*', 'svelte.config.js', 'vite.config.ts'];
const PACKAGES = ['package-lock.json'];
const NO_INPUT = ['static/published/**', 'static/basemap/**', '**/*.test.ts', '**/*.md'];

/** `sha256-` and hex of each part of the project. */
export const projectDigests = () => ({
	code: digestOf(CODE),
	packages: digestOf(PACKAGES),
	basemap: digestOf(['geodata/basemap/*'])
});

/** A short name of this state of the code and its packages, which pages of a site know each other by. */
export const codeVersion = (): string => digestOf([...CODE, ...PACKAGES]).slice(7, 23);

let version: string | undefined;

/** What a dataset is judged and packed by, on this machine: what one version has kept, another does not take up. */
export const judgingVersion = (): string =>
	(version ??= digestOf(
		[
			'src/lib/{language,time,geo,dataset}/**/*.ts',
			'src/cli/*.ts',
			'src/cli/{extract,packed,parts,tiles}/*.ts',
			...PACKAGES
		],
		[process.version, process.arch]
	));

/** All files that go into a site, its data as patterns relative to the project. */
export const digestOfInputs = (data: readonly string[], more: readonly string[]): string =>
	digestOf([...CODE, ...PACKAGES, ...data], more);

/** SHA-256 over the names and bytes of files, in order of name. */
function digestOf(patterns: readonly string[], more: readonly string[] = []): string {
	const hash = createHash('sha256');
	for (const text of more) hash.update(`${text}\0`);
	for (const file of [...new Set(globSync([...patterns], { cwd: project, exclude: NO_INPUT }))].sort()) {
		const path = resolve(project, file);
		if (statSync(path).isFile()) hash.update(`\0${file.replaceAll('\\', '/')}\0`).update(readFileSync(path));
	}
	return `sha256-${hash.digest('hex')}`;
}

/** The files of a dataset, or the manifest of a packed atlas, by name. @param known digests of some of them */
export function datasetDigests(
	directory: string,
	known: ReadonlyMap<string, string> = new Map()
): Record<string, string> {
	const names = isPacked(directory)
		? ['manifest.json']
		: [...Object.values(fileNames), ...(partsOf(directory) ?? [])];
	return Object.fromEntries(
		[...names].sort().flatMap((name) => {
			const path = join(directory, name);
			return existsSync(path) ? [[name, known.get(name) ?? digestOfFile(path)]] : [];
		})
	);
}

const PIECE = 4 * 1024 * 1024;

/** `sha256-` and hex of a file that may be larger than the memory. */
export function digestOfFile(path: string): string {
	const hash = createHash('sha256');
	const file = openSync(path, 'r');
	try {
		const piece = Buffer.allocUnsafe(Math.min(PIECE, statSync(path).size + 1));
		for (let length = -1; length !== 0;) {
			length = readSync(file, piece);
			hash.update(piece.subarray(0, length));
		}
	} finally {
		closeSync(file);
	}
	return `sha256-${hash.digest('hex')}`;
}

/** Whether a folder is an atlas in tiles, as `chronotope build --tiles` writes it: its manifest says so. */
export function isTiled(directory: string): boolean {
	if (!isPacked(directory)) return false;
	const manifest = parseManifest(readFileSync(join(directory, 'manifest.json'), 'utf8'));
	return (manifest as { form?: unknown } | null)?.form === 'tiles';
}

/** Whether a folder is a packed atlas, as `chronotope build` and `sample` write it, or one in tiles. */
export const isPacked = (directory: string): boolean =>
	existsSync(join(directory, 'manifest.json')) && !existsSync(join(directory, fileNames.atlas));
