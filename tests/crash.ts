import { cpSync, existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chance } from '#lib/dataset/chance.ts';
import { readManifest } from '#lib/dataset/manifest.ts';
import { digestOf, nameOfChunk } from '#lib/dataset/texts.ts';
import { fixtureAtlas } from '#tests/fixtures/files.ts';
import { run, start } from '#tests/cli/run.ts';
import { digests, type Killed } from '#tests/kills.ts';

interface State {
	dataset: string;
	/** What comes of it, built from nothing. */
	reference: string;
	atlas: string;
}

/** Builds two states of a dataset over each other, and kills the builds at random moments. */
export class Crashes {
	readonly #folder: string;
	readonly #out: string;
	readonly #chance: Chance;
	readonly #states: State[] = [];
	#lasts = 0;

	constructor(folder: string, seed: number) {
		this.#folder = folder;
		this.#out = join(folder, 'out');
		this.#chance = new Chance(seed, 1);
	}

	async prepare(): Promise<void> {
		for (const title of ['Gale', 'Storm']) {
			const dataset = join(this.#folder, title);
			cpSync(fixtureAtlas, dataset, { recursive: true });
			const events = JSON.parse(readFileSync(join(dataset, 'events.json'), 'utf8')) as object[];
			writeFileSync(
				join(dataset, 'events.json'),
				JSON.stringify([{ ...events[0], title: { en: title } }, ...events.slice(1)])
			);
			const folder = join(this.#folder, `${title} built`);
			const began = performance.now();
			const ran = await run(argumentsOf(dataset, folder));
			if (ran.code !== 0) throw new Error(ran.stderr);
			this.#lasts = performance.now() - began;
			this.#states.push({
				dataset,
				reference: digests(folder),
				atlas: readFileSync(join(folder, 'atlas.json'), 'utf8')
			});
			if (this.#states.length === 1) cpSync(folder, this.#out, { recursive: true });
		}
	}

	/** @throws Error where a folder is not whole after a kill, or a build that came to its end gives other bytes */
	async strike(kills: number): Promise<Killed> {
		const told: Killed = { kills: 0, struck: 0, completed: 0 };
		while (told.kills < kills) {
			const next = this.#states[(told.completed + 1) % 2]!;
			const times = 1 + this.#chance.below(4);
			for (let time = 0; time < times && told.kills < kills; time++) {
				if (!(await this.#strikeOnce(next.dataset))) told.struck++;
				told.kills++;
				this.#mustBeWhole();
			}
			const began = performance.now();
			const ran = await run(argumentsOf(next.dataset, this.#out));
			if (ran.code !== 0) throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
			this.#lasts = performance.now() - began;
			told.completed++;
			const found = digests(this.#out);
			if (found !== next.reference) throw new Error(`other bytes:\n${found}\nexpected:\n${next.reference}`);
		}
		return told;
	}

	/** @returns whether the run had come to its end before */
	async #strikeOnce(dataset: string): Promise<boolean> {
		const child = start(argumentsOf(dataset, this.#out));
		const ended = new Promise<number | null>((done) => child.once('close', done));
		// Half of them strike while files are put in their places.
		const isLate = this.#chance.below(2) === 0;
		const after = this.#chance.below(8);
		let changes = 0;
		const strike = () => child.kill('SIGKILL');
		const timer = isLate ? undefined : setTimeout(strike, this.#chance.unit() * this.#lasts);
		const watcher = isLate
			? watch(this.#out, { recursive: true }, () => void (changes++ >= after && strike()))
			: undefined;
		const code = await ended;
		clearTimeout(timer);
		watcher?.close();
		if (code !== null && code !== 0) throw new Error(`exit code ${code}`);
		return code === 0;
	}

	#mustBeWhole(): void {
		const atlas = readFileSync(join(this.#out, 'atlas.json'), 'utf8');
		if (!this.#states.some((state) => state.atlas === atlas))
			throw new Error('atlas.json is neither old nor new');
		mustBeWholePack(join(this.#out, 'packed'));
	}
}

const argumentsOf = (dataset: string, out: string): string[] => [
	...['build', dataset, '--out', join(out, 'atlas.json'), '--packed', join(out, 'packed')]
];

/** @throws Error where a file that the manifest leads to is missing or another one */
export function mustBeWholePack(folder: string): void {
	const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
	const { head, texts, ids, search = {}, columns } = readManifest(read('manifest.json'));
	for (const { file, digest } of [head, texts, ids, ...Object.values(search)])
		if (digestOf(read(file)) !== digest) throw new Error(`${file} is not whole`);
	if (!existsSync(join(folder, columns.file))) throw new Error('the columns are missing');
	for (const { file } of [texts, ids])
		for (const digest of JSON.parse(read(file)) as string[]) {
			const path = `${file.split('/')[0]!}/${nameOfChunk(digest)}.json`;
			if (digestOf(read(path)) !== digest) throw new Error(`${path} is not whole`);
		}
}
