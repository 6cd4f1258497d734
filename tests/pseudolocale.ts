/**
 * Builds a site with one language more, as CONTRIBUTING tells it to be added: its messages, and a line in each place that
 * lists them. The language is made of the English messages, each in brackets and two fifths longer, so that what is not a
 * message, and what has no room, can be seen. It lives in a copy of the project and is never shipped.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '..');

export const pseudoLocale = 'en-XA';

const stretched = `
type Any = string | number | boolean | null | Any[] | ((...given: never[]) => unknown) | { [key: string]: Any };

/** Two fifths longer, in brackets. Places for values stand where they stood. */
function stretch(text: string): string {
	const words = text.replaceAll(/\\{\\w+\\}/gu, '').trim();
	return text === '' ? text : '⟦' + text + ' ' + words.slice(0, Math.ceil(text.length * 0.4)) + '⟧';
}

export function stretched<Value>(value: Value): Value {
	const read = value as Any;
	if (typeof read === 'string') return (read.trim() === '' || /^[^a-z]*$/iu.test(read) ? read : stretch(read)) as Value;
	if (typeof read === 'function')
		return ((...given: never[]) => stretched((read as (...all: never[]) => unknown)(...given))) as Value;
	if (Array.isArray(read)) return read.map(stretched) as Value;
	if (typeof read !== 'object' || read === null) return value;
	return Object.fromEntries(Object.entries(read).map(([key, inner]) => [key, stretched(inner)])) as Value;
}
`;

/**
 * @param data dataset, relative to the project
 * @param dressed folder of a built site of the same dataset, of which ground and pictures are taken
 * @returns absolute path of the folder of pages
 */
export function buildPseudoSite(data: string, dressed: string): string {
	const folder = join(project, '.svelte-kit/sites/pseudo');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const name of [
		'package.json',
		'svelte.config.js',
		'vite.config.ts',
		'tsconfig.json',
		// What the settings of the build import.
		...globSync('tests/*.ts', { cwd: project, exclude: ['**/*.test.ts'] }),
		'src',
		data
	])
		cpSync(join(project, name), join(folder, name), { recursive: true });
	cpSync(dressed, join(folder, 'static'), { recursive: true });
	// Pictures are drawn by the command line, which the copy does not run.
	for (const path of globSync('static/published/posters/**/*-en.png', { cwd: folder }))
		cpSync(join(folder, path), join(folder, path.replace(/-en\.png$/u, `-${pseudoLocale}.png`)));
	addLanguage(join(folder, 'src/lib/language'));
	const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production' };
	for (const key of Object.keys(env)) if (/^(?:VITEST|CHRONOTOPE)/u.test(key)) delete env[key];
	env.CHRONOTOPE_COMPRESS = '0';
	const run = (...command: string[]): Buffer =>
		execFileSync(process.execPath, command, { cwd: folder, env, stdio: 'pipe' });
	// The search is made for each language.
	run(
		'src/cli/main.ts',
		'build',
		data,
		'--out',
		'static/published/atlas.json',
		'--packed',
		'static/published/atlas'
	);
	run(join(project, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error');
	return join(folder, 'build');
}

/** @throws Error where a language can no longer be added in this way: then CONTRIBUTING is no longer true either */
function addLanguage(folder: string): void {
	writeFileSync(join(folder, 'messages/stretched.ts'), stretched);
	for (const file of globSync('*fa.ts', { cwd: join(folder, 'messages') })) {
		const name = file.slice(0, -'fa.ts'.length);
		writeFileSync(
			join(folder, `messages/${name}${pseudoLocale}.ts`),
			`import { en } from './${name}en.ts';\nimport { stretched } from './stretched.ts';\nexport const pseudo = stretched(en);\n`
		);
	}
	for (const list of globSync('*.ts', { cwd: folder, exclude: ['*.test.ts'] })) {
		const path = join(folder, list);
		const before = readFileSync(path, 'utf8');
		if (!/fa\.ts'|'fa'/u.test(before)) continue;
		const after = before
			.replace(
				/import \{ fa \} from '\.\/messages\/(.*)fa\.ts';/u,
				`$&\nimport { pseudo } from './messages/$1${pseudoLocale}.ts';`
			)
			.replace('= { en, fa };', `= { en, fa, '${pseudoLocale}': pseudo };`)
			.replace(
				/(\s*)fa: async \(\) => .*/u,
				`$&,$1'${pseudoLocale}': async () => (await import('./messages/${pseudoLocale}.ts')).pseudo`
			)
			.replace("['en', 'fa']", `['en', 'fa', '${pseudoLocale}']`);
		if (after === before) throw new Error(`${list} lists its languages in another way`);
		writeFileSync(path, after);
	}
}
