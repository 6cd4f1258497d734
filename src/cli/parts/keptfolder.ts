import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { lockFolder } from '../folderlock.ts';
import { Failure } from '../print.ts';
import { Unwritable } from '../unwritable.ts';
import { makeFolder, writeAllWhole } from '../write.ts';

/** The file that tells what a folder is, and by which version of the code it was kept. */
const MARK = 'kept.json';
const FORM = 1;
const OWN = /^(?:kept\.json|made\.json|[0-9a-f]{40}\.(?:rows|texts))(?:\.[\d-]+\.part)?$/u;
const project = resolve(import.meta.dirname, '../../..');
/** What lies in these goes to readers. */
const SERVED = ['static', 'build'].map((name) => join(project, name));

/** What is kept of one build for the next, or a place for it where nothing is to be kept. */
export interface KeptFolder {
	path: string;
	/** Gives it back: what nobody is to find again goes. */
	close: () => void;
}

/**
 * Opens the folder in which a build keeps what it has judged; by itself a hidden one beside what it writes. What another
 * version has kept, or a run that was killed left half written, is removed, and told.
 *
 * @param asked the folder; false: nothing is kept
 * @throws Failure for a folder with anything else in it, or one that would be published; Unwritable
 */
export function openKept(
	output: string,
	asked: string | false | undefined,
	version: string,
	told: (line: string) => void
): KeptFolder {
	const beside = join(dirname(output), `.${basename(output)}.cache`);
	const isPassing = asked === undefined && SERVED.some((folder) => isIn(beside, folder));
	const path = isPassing
		? mkdtempSync(join(tmpdir(), 'chronotope-cache-'))
		: resolve(asked === undefined || asked === false ? beside : asked);
	if (isIn(path, output))
		throw new Failure(`invalid --cache ${path}: it would be published with ${output}; name another folder`);
	const unlock = lockFolder(path);
	const close = (): void => {
		if (isPassing || asked === false) rmSync(path, { recursive: true, force: true });
		unlock();
	};
	try {
		refuseForeign(path);
		clear(path, asked === false ? null : version, told);
		makeFolder(path);
		writeAllWhole([[join(path, MARK), `${JSON.stringify({ chronotope: FORM, version })}\n`]]);
	} catch (error) {
		unlock();
		throw error instanceof Failure ? error : new Unwritable(path, error);
	}
	return { path, close };
}

const isIn = (path: string, folder: string): boolean => {
	const way = relative(resolve(folder), path);
	return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
};

function refuseForeign(path: string): void {
	const foreign = existsSync(path) && readdirSync(path).find((name) => !OWN.test(name));
	if (foreign) throw new Failure(`${path} is no cache of a build: it holds ${foreign}; name another folder`);
}

/** Removes what cannot be taken up. @param version null: all of it */
function clear(path: string, version: string | null, told: (line: string) => void): void {
	if (!existsSync(path)) return;
	const names = readdirSync(path);
	const halves = names.filter((name) => name.endsWith('.part'));
	const isOurs = version !== null && versionOf(path) === version;
	const texts = names.filter((name) => name.endsWith('.texts') && !names.includes(rowsOf(name)));
	const left = isOurs ? [...halves, ...texts] : names;
	for (const name of left) rmSync(join(path, name), { force: true });
	if (version === null || left.length === 0) return;
	told(
		isOurs
			? `${path}: a run that was killed has left something half written: that is made anew\n`
			: `${path}: kept by another version, or spoilt: everything is read anew\n`
	);
}

const rowsOf = (texts: string): string => texts.replace(/texts$/u, 'rows');

function versionOf(path: string): string | null {
	try {
		const { chronotope, version } = JSON.parse(readFileSync(join(path, MARK), 'utf8')) as Record<
			string,
			unknown
		>;
		return chronotope === FORM && typeof version === 'string' ? version : null;
	} catch {
		return null;
	}
}
