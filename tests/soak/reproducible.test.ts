import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, inject, test } from 'vitest';
import { compareDigests } from '#cli/digests.ts';

const project = resolve(import.meta.dirname, '../..');

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
			const { changed, missing, foreign } = compareDigests(join(copy, 'build'));
			expect([changed, missing, foreign]).toEqual([[], [], []]);
			const [there, here] = [join(copy, 'build'), inject('sites').geodata].map(
				(site) => JSON.parse(readFileSync(join(site, 'digests.json'), 'utf8')) as unknown
			);
			expect(there).toEqual(here);
		} finally {
			rmSync(dirname(copy), { recursive: true, force: true });
		}
	}
);
