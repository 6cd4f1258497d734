import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openAtlas } from '#cli/sheets/atlas.ts';
import { makeBatch } from '#cli/sheets/batch.ts';
import { makeOf } from '#cli/sheets/make.ts';
import { Printer } from '#cli/sheets/printer.ts';
import { readRequest } from '#cli/sheets/request.ts';
import { writeSheet } from '#cli/sheets/write.ts';

/** A4 sheets of the first corpus; the last is a PDF of outlines. */
const kinds = [
	{ kind: 'svg', out: 'sheet.svg', engine: 'browser' },
	{ kind: 'png', out: 'sheet.png', engine: 'browser' },
	{ kind: 'pdf', out: 'sheet.pdf', engine: 'browser' },
	{ kind: 'pdf by outlines', out: 'sheet.pdf', engine: 'svg' }
] as const;
const RUNS = 5;
const BATCH = 100;
const LEAST_A_MINUTE = 120;

/**
 * Measures sheets: each format by a process of its own (cold) and by one that has the atlas open (warm), medians of five
 * runs; then a batch of a hundred PNG of 192 dpi in a thread for each processor.
 */
export async function bench({ json }: { json: boolean }): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'chronotope-sheets-'));
	const printer = new Printer();
	try {
		const atlas = await openAtlas('geodata');
		const single = [];
		for (const { kind, out, engine } of kinds) {
			const request = readRequest({ out: join(folder, out), engine, window: '1988/1992' });
			const cold = await medianOf(() =>
				promisify(execFile)(process.execPath, [
					'src/cli/main.ts',
					...['snapshot', '--window', '1988/1992', '--out', request.out, '--engine', engine]
				])
			);
			const make = () => writeSheet(makeOf(atlas, request), request, printer);
			await make();
			single.push({ kind, coldMs: cold, warmMs: await medianOf(make) });
		}
		await printer.close();
		const requests = Array.from({ length: BATCH }, (_, at) =>
			readRequest({ out: `${at}.png`, window: `${1979 + (at % 30)}/${1989 + (at % 30)}` })
		);
		const jobs = availableParallelism();
		const started = performance.now();
		const setup = { directory: 'geodata', folder: join(folder, 'batch'), jobs, version: 'bench' };
		const { written } = await makeBatch(atlas, requests, setup, () => {});
		const minutes = (performance.now() - started) / 60_000;
		const batch = {
			sheets: written,
			threads: jobs,
			aMinute: Math.round(written / minutes),
			megabytes: Math.round(process.resourceUsage().maxRSS / 1024)
		};
		if (json) console.log(JSON.stringify({ single, batch }, null, '\t'));
		else {
			console.table(single);
			console.table([batch]);
		}
		if (batch.aMinute < LEAST_A_MINUTE) {
			console.error(`${batch.aMinute} sheets a minute, under ${LEAST_A_MINUTE}`);
			process.exitCode = 1;
		}
	} finally {
		await printer.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const started = performance.now();
		await work();
		times.push(performance.now() - started);
	}
	return Math.round(times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!);
}
