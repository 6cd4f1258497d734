import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, inject, test } from 'vitest';
import { compareDigests, readDigests, type Listed } from '#cli/digests.ts';

const project = resolve(import.meta.dirname, '../..');

/** The list of a site, without the compressed copies that only a site for hosts has. */
function plainDigests(site: string): Listed {
	const listed = readDigests(site);
	const isCopy = (path: string): boolean =>
		/\.(?:br|gz)$/u.test(path) && path.replace(/\.\w+$/u, '') in listed.files;
	const files = Object.fromEntries(Object.entries(listed.files).filter(([path]) => !isCopy(path)));
	return { ...listed, files };
}

test(
	'the site built from a clean copy, without scripts of packages, in another folder, zone and locale is the same in every byte',
	{ timeout: 900_000 },
	() => {
		const copy = join(mkdtempSync(join(tmpdir(), 'chronotope-copy-')), 'of another name');
		try {
			const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: project });
			// In another order than that of their names, which a folder may show.
			for (const file of listed.toString().split('\0').filter(Boolean).reverse()) {
				mkdirSync(dirname(join(copy, file)), { recursive: true });
				cpSync(join(project, file), join(copy, file));
			}
			const env: NodeJS.ProcessEnv = {
				...process.env,
				TZ: 'Pacific/Kiritimati',
				LANG: 'fa_IR.UTF-8',
				LC_ALL: 'fa_IR.UTF-8'
			};
			for (const key of Object.keys(env)) if (/^(?:VITEST|CHRONOTOPE|NODE_ENV)/u.test(key)) delete env[key];
			for (const command of [
				['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'],
				['run', 'build']
			])
				execFileSync('npm', command, { cwd: copy, env, stdio: 'pipe' });
			const faults = (): string[][] => {
				const { changed, missing, foreign } = compareDigests(join(copy, 'build'));
				return [changed, missing, foreign];
			};
			expect(faults()).toEqual([[], [], []]);
			const [there, here] = [join(copy, 'build'), inject('sites').geodata].map(plainDigests);
			expect(there).toEqual(here);
			// Of a packed folder the site is made by the same line.
			const packed = resolve(project, '.svelte-kit/sites/sample-atlas');
			execFileSync('npm', ['run', 'build'], {
				cwd: copy,
				env: { ...env, CHRONOTOPE_DATA: packed },
				stdio: 'pipe'
			});
			expect(existsSync(join(copy, 'build/published/atlas/manifest.json'))).toBe(true);
			expect(existsSync(join(copy, 'build/events'))).toBe(false);
			expect(faults()).toEqual([[], [], []]);
		} finally {
			rmSync(dirname(copy), { recursive: true, force: true });
		}
	}
);
