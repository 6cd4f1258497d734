import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from './extract/corpus.ts';
import { madeNews } from './madenews.ts';

interface Figures {
	documents: number;
	/** Characters of a text, on average. */
	characters: number;
	threads: number;
	documentsPerSecond: number;
	/** Documents for each second of processor time, of all threads together: what other work on the machine changes least. */
	documentsPerCpuSecond: number;
	/** Resident memory in MB over each tenth: the mean of ten looks at it. */
	memory: number[];
	/** Largest by smallest over the last half, less one; in per cent. */
	spread: number;
	/** The most that the system has seen, in MB. */
	peak: number;
}

const targets = { documentsPerSecond: { 1: 500, 2: 900 } as Record<number, number>, spread: 5, peak: 400 };

/**
 * `bench -- throughput [--documents N] [--threads N] [--seed N] [--corpus FILE] [--json]`: what `extract --jsonl` does in a second, and its
 * memory over a long run. Documents are made from a seed, of about 2,000 characters with names of the gazetteer; or those of a corpus, again
 * and again.
 */
export async function bench({ args }: { json: boolean; args: readonly string[] }): Promise<void> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			documents: { type: 'string', default: '50000' },
			threads: { type: 'string', default: '1' },
			seed: { type: 'string', default: '1' },
			corpus: { type: 'string' },
			json: { type: 'boolean', default: false }
		}
	});
	const [documents, threads] = [Number(values.documents), Number(values.threads)];
	const next = values.corpus === undefined ? await madeNews(Number(values.seed)) : again(values.corpus);
	const figures = await measure(next, documents, threads);
	const { documentsPerSecond, documentsPerCpuSecond, memory, spread, peak } = figures;
	if (values.json) process.stdout.write(`${JSON.stringify(figures, null, '\t')}\n`);
	else
		process.stdout.write(
			[
				`${documents} documents of ${figures.characters} characters on average, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
				`  ${documentsPerSecond} a second (target ${targets.documentsPerSecond[threads] ?? '-'}); ${documentsPerCpuSecond} for each second of processor time`,
				`  memory over each tenth, MB: ${memory.join(' ')}; at most ${peak} (target ${targets.peak})`,
				`  over the last half within ${spread} % (target ${targets.spread})`,
				''
			].join('\n')
		);
	const least = targets.documentsPerSecond[threads];
	if ((least !== undefined && documentsPerSecond < least) || spread > targets.spread || peak > targets.peak)
		process.exitCode = 1;
}

function again(path: string): (at: number) => object {
	const corpus = readCorpus(path).map(({ text, published, publisher }) => ({ text, published, publisher }));
	return (at) => ({ id: at, ...corpus[at % corpus.length]! });
}

/** Runs the command as a user would, and watches it. */
async function measure(next: (at: number) => object, documents: number, threads: number): Promise<Figures> {
	const main = join(import.meta.dirname, '../../src/cli/main.ts');
	// Lines are made before, so that making them does not count; a part of them is enough to go round.
	const lines = Array.from({ length: Math.min(documents, 2000) }, (_, at) => next(at));
	const child = spawn(process.execPath, [main, 'extract', '--jsonl', '--threads', String(threads)], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	const ended = once(child, 'close');
	let characters = 0;
	const write = async () => {
		for (let at = 0; at < documents; at++) {
			const line = lines[at % lines.length] as { text: string };
			characters += line.text.length;
			if (!child.stdin.write(`${JSON.stringify({ ...line, id: at })}\n`)) await once(child.stdin, 'drain');
		}
		child.stdin.end();
	};
	const looks: number[] = [];
	let peak = 0;
	let done = 0;
	let began = 0;
	let from = { time: 0, cpu: 0, done: 0 };
	let last = from;
	const read = async () => {
		for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
			for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
				done++;
				if (done % Math.ceil(documents / 100) === 0 || done === documents) {
					const { resident, most, cpu } = statusOf(child.pid!);
					looks.push(resident);
					peak = Math.max(peak, most);
					last = { time: performance.now(), cpu, done };
				}
			}
			// What is done before the first answers is getting ready.
			if (began++ === 0) from = { time: performance.now(), cpu: statusOf(child.pid!).cpu, done };
		}
	};
	await Promise.all([write(), read(), ended]);
	const memory = Array.from({ length: Math.ceil(looks.length / 10) }, (_, tenth) =>
		mean(looks.slice(tenth * 10, tenth * 10 + 10))
	);
	const half = memory.slice(-Math.ceil(memory.length / 2));
	const counted = last.done - from.done;
	return {
		documents,
		characters: Math.round(characters / documents),
		threads,
		documentsPerSecond: Math.round((counted * 1000) / (last.time - from.time)),
		documentsPerCpuSecond: Math.round(counted / (last.cpu - from.cpu)),
		memory,
		spread: Math.round((Math.max(...half) / Math.min(...half) - 1) * 1000) / 10,
		peak
	};
}

const mean = (list: readonly number[]): number =>
	Math.round(list.reduce((sum, value) => sum + value, 0) / list.length);

/** Memory in MB and processor time in seconds of a process, as Linux tells them. */
function statusOf(pid: number): { resident: number; most: number; cpu: number } {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const mb = (key: string): number =>
		Math.round(Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'mu').exec(status)?.[1] ?? 0) / 1000);
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	// In hundredths of a second, on every Linux that Node runs on.
	return { resident: mb('VmRSS'), most: mb('VmHWM'), cpu: (Number(fields[11]) + Number(fields[12])) / 100 };
}
