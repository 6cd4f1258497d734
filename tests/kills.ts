import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	watch,
	writeFileSync
} from 'node:fs';
import { join, relative } from 'node:path';
import { Chance } from '#lib/dataset/chance.ts';
import { fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { newsItem } from './news.ts';

const main = join(import.meta.dirname, '../src/cli/main.ts');
const names = ['Paris', 'Shiraz', 'Dallas', 'Springfield', 'Tehran', 'Isfahan'];
const files = ['atlas.json', 'places.geojson', 'events.json', 'sources.json'];
/** A title that only a person would give. */
const DECIDED = 'Decided by hand';

export interface Killed {
	kills: number;
	/** How many of the kills came before the run had ended by itself. */
	struck: number;
	/** Runs that came to their end, each after the kills before it. */
	completed: number;
}

/** Runs `extract` again and again on a folder in which a person has decided something, and kills it at random moments. */
export class Kills {
	readonly #folder: string;
	readonly #args: string[];
	readonly #chance: Chance;
	readonly #before: string;
	readonly #reference: string;
	#lasts = 0;

	constructor({ folder, seed, documents }: { folder: string; seed: number; documents: number }) {
		this.#folder = folder;
		this.#chance = new Chance(seed, 1);
		const [input, table] = [join(folder, 'in'), join(folder, 'table.bin')];
		mkdirSync(input, { recursive: true });
		writeFileSync(table, fixtureTable());
		for (let at = 0; at < documents; at++) {
			const { text, ...more } = newsItem(at, seed, names);
			// Half of them are stored as they are, of the others the text is kept.
			if (at % 2 === 0) writeFileSync(join(input, `${at}.txt`), text);
			else
				writeFileSync(join(input, `lines-${at % 3}.jsonl`), `${JSON.stringify({ text, ...more })}\n`, {
					flag: 'a'
				});
		}
		this.#args = [input, '--gazetteer', table, '--threads', '2'];
		this.#before = join(folder, 'before');
		this.#reference = join(folder, 'reference');
	}

	/** Makes what there was before, and what has to come of it. */
	async prepare(): Promise<void> {
		const [input, ...options] = this.#args as [string, ...string[]];
		await this.#extract([join(input, '0.txt'), ...options, '--out', this.#before]);
		const path = join(this.#before, 'events.json');
		const [event, ...more] = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>[];
		const { status: _, proposal: __, ...own } = event!;
		writeFileSync(path, JSON.stringify([{ ...own, title: { en: DECIDED } }, ...more]));
		cpSync(this.#before, this.#reference, { recursive: true });
		const began = performance.now();
		await this.#extract([...this.#args, '--out', this.#reference]);
		this.#lasts = performance.now() - began;
	}

	/** Kills so many runs; after each the folder must be whole, and what at last comes to its end must have the same bytes. */
	async strike(kills: number): Promise<Killed> {
		const told: Killed = { kills: 0, struck: 0, completed: 0 };
		while (told.kills < kills) {
			const out = join(this.#folder, `out-${told.completed}`);
			cpSync(this.#before, out, { recursive: true });
			// Some runs are killed several times on their way.
			const times = 1 + this.#chance.below(4);
			for (let time = 0; time < times && told.kills < kills; time++) {
				const isEnded = await this.#strikeOnce(out);
				told.kills++;
				if (!isEnded) told.struck++;
				this.#mustBeWhole(out);
			}
			await this.#extract([...this.#args, '--out', out]);
			told.completed++;
			const different = differences(digests(out), digests(this.#reference));
			if (different.length > 0)
				throw new Error(`${out} is not as after a run without a kill:\n${different.slice(0, 20).join('\n')}`);
			rmSync(out, { recursive: true });
		}
		return told;
	}

	/** @returns whether the run had come to its end before */
	async #strikeOnce(out: string): Promise<boolean> {
		const signal = this.#chance.below(2) === 0 ? 'SIGKILL' : 'SIGINT';
		const child = spawn(process.execPath, [main, 'extract', ...this.#args, '--out', out], { stdio: 'pipe' });
		let stderr = '';
		child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
		child.stdout.resume();
		const ended = new Promise<number | null>((done) => child.once('close', done));
		const moment = this.#chance.unit() * this.#lasts;
		// One in four strikes just when the dataset is put in its place.
		const isLate = this.#chance.below(4) === 0;
		const timer = isLate ? undefined : setTimeout(() => child.kill(signal), moment);
		const watcher = isLate ? watch(out, () => child.kill(signal)) : undefined;
		const code = await ended;
		clearTimeout(timer);
		watcher?.close();
		if (code === 0) return true;
		// Before the run has begun nobody answers a signal.
		const isAnswered = code === 130 && stderr.includes('the same command goes on');
		if (code !== null && !isAnswered) throw new Error(`exit code ${code} after ${signal}: ${stderr}`);
		return false;
	}

	/** Each file of the dataset is either as it was or as it will be, and what a person decided is there. */
	#mustBeWhole(out: string): void {
		for (const name of files) {
			const text = readFileSync(join(out, name), 'utf8');
			const known = [this.#before, this.#reference].map((folder) => readFileSync(join(folder, name), 'utf8'));
			if (!known.includes(text)) throw new Error(`${join(out, name)} is neither the old nor the new one`);
		}
		if (!readFileSync(join(out, 'events.json'), 'utf8').includes(DECIDED))
			throw new Error(`${out}: what was decided is lost`);
	}

	async #extract(args: string[]): Promise<void> {
		const child = spawn(process.execPath, [main, 'extract', ...args], {
			stdio: ['ignore', 'ignore', 'pipe']
		});
		let stderr = '';
		child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
		const code = await new Promise((done) => child.once('close', done));
		if (code !== 0) throw new Error(`exit code ${String(code)}: ${stderr}`);
	}
}

/** Lines that only one of two texts has. */
function differences(is: string, wanted: string): string[] {
	const [own, other] = [new Set(is.split('\n')), new Set(wanted.split('\n'))];
	return [
		...[...own.difference(other)].map((line) => `has ${line}`),
		...[...other.difference(own)].map((line) => `has not ${line}`)
	];
}

/** Every file below a folder with its digest, a line each. */
export function digests(folder: string): string {
	if (!existsSync(folder)) return '';
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name))
		.map(
			(path) => `${relative(folder, path)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
		)
		.sort()
		.join('\n');
}
