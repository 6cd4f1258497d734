import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '..');

/** Licences that ask for no more than credit, or for changes of their own files. */
const permissive = new Set([
	'0BSD',
	'Apache-2.0',
	'BlueOak-1.0.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC-BY-4.0',
	'CC0-1.0',
	'ISC',
	'MIT',
	'MIT-0',
	'MPL-2.0',
	'OFL-1.1',
	'Python-2.0',
	'Unlicense'
]);

/** What packages write otherwise than SPDX does, as read in their own files. */
const spelled: Record<string, string> = { 'BDS-3-Clause': 'BSD-3-Clause', OFL: 'OFL-1.1' };

/** Of several licences to choose from, one is chosen. */
const chosen: Record<string, string> = {
	'(MIT OR Apache-2.0)': 'MIT',
	// The Eclipse Distribution License is the BSD licence of three clauses.
	'(EDL-1.0 OR EPL-1.0)': 'BSD-3-Clause'
};

/** LGPL: used as it is, by the command line alone (a test of the layers says so). */
const unmodified = new Set(['geojson-validation']);

interface Package {
	license?: string;
	hasInstallScript?: boolean;
}

const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
	packages: Record<string, Package>;
};
const all = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string): string =>
	path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The words of the MIT or the BSD licence, in the file of a package that has no field for it. */
const words =
	/Permission is hereby granted, free of charge|Redistribution and use in source and binary forms/u;

function isGrantedInFile(path: string): boolean {
	const folder = join(project, path);
	return globSync('LICEN[SC]E*', { cwd: folder }).some((file) =>
		words.test(readFileSync(join(folder, file), 'utf8'))
	);
}

test('every package that is installed has a licence that lets anyone use and pass on what is built', () => {
	const refused = all.filter(([path, { license }]) => {
		if (license === undefined) return !isGrantedInFile(path);
		const name = chosen[license] ?? spelled[license] ?? license;
		return !permissive.has(name) && !(name.startsWith('LGPL') && unmodified.has(nameOf(path)));
	});
	expect(refused.map(([path, { license }]) => `${nameOf(path)}: ${license ?? 'none'}`)).toEqual([]);
});

test('no package runs a script when it is installed', () => {
	const scripted = all.filter(([, { hasInstallScript }]) => hasInstallScript);
	expect(scripted.map(([path]) => nameOf(path))).toEqual([]);
});

test('packages come from the public registry, by digest', () => {
	const lock = readFileSync(join(project, 'package-lock.json'), 'utf8');
	for (const [, address] of lock.matchAll(/"resolved": "([^"]+)"/gu))
		expect(address).toMatch(/^https:\/\/registry\.npmjs\.org\//u);
	for (const [path, entry] of all)
		if ('resolved' in entry) expect([path, 'integrity' in entry]).toEqual([path, true]);
});
