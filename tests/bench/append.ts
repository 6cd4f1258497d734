import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Chance } from '#lib/dataset/chance.ts';
import { SAMPLE_CATEGORIES } from '#lib/dataset/sample.ts';
import { measured, type Measured } from './command.ts';

const PLACES = 5000;
/** The day after the last of every sample. */
const DAY = '2020-01-02';

interface Built extends Omit<Measured, 'stdout'> {
	written: number;
	kept: number;
}

/**
 * `bench -- append [--events N] [--day N] [--seed N] [--json]`: packs a sample whose events stand in parts, then the same with a day more: so many
 * events in a part of their own, and their source. How many files are written anew, and how long it takes beside a build from
 * nothing. It fails where the folder is not that of one.
 */
export async function bench({ json, args }: { json: boolean; args: readonly string[] }): Promise<void> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			events: { type: 'string', default: '1000000' },
			day: { type: 'string', default: '85' },
			seed: { type: 'string', default: '1' },
			json: { type: 'boolean' }
		}
	});
	const [events, day, seed] = [values.events, values.day, values.seed].map(Number) as [
		number,
		number,
		number
	];
	const folder = mkdtempSync(join(tmpdir(), 'chronotope-append-'));
	const data = join(folder, 'data');
	const build = async (name: string): Promise<Built> => {
		const { stdout, ...used } = await measured(['build', data, '--packed', join(folder, name)]);
		const [, written, kept] = /(\d+) files? written, (\d+) kept/u.exec(stdout)!;
		return { ...used, written: Number(written), kept: Number(kept) };
	};
	try {
		const size = ['--events', String(events), '--places', String(PLACES), '--seed', String(seed)];
		await measured(['sample', ...size, '--parts', '10000', '--out', data]);
		const first = await build('one');
		addDay(data, day, seed);
		const next = await build('one');
		const nothing = await build('other');
		const [one, other] = ['one', 'other'].map((name) =>
			readFileSync(join(folder, name, 'digests.json'), 'utf8')
		);
		if (one !== other) throw new Error('the folder is not that of a run from nothing');
		const share = next.written / (next.written + next.kept);
		const ratio = next.cpuSeconds / nothing.cpuSeconds;
		process.stdout.write(
			json
				? `${JSON.stringify({ events, day, first, next, nothing, share, ratio })}\n`
				: `${events} events: ${first.written} files in ${timesOf(first)}; ${day} more: ${next.written} files anew ` +
						`(${(100 * share).toFixed(1)} %), ${next.kept} as they were, in ${timesOf(next)}; from nothing ${timesOf(nothing)}: ` +
						`${(100 * ratio).toFixed(1)} % of the processor's time, ${((100 * next.seconds) / nothing.seconds).toFixed(1)} % by the clock; the same bytes\n`
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const timesOf = ({ seconds, cpuSeconds, peakMB }: Built): string =>
	`${cpuSeconds} s of the processor (${seconds} s by the clock, ${peakMB} MB)`;

/** Puts a day's events into a part of their own, with the source that tells of them. */
function addDay(data: string, events: number, seed: number): void {
	const chance = new Chance(seed, 3);
	const lines = Array.from({ length: events }, (_, at) =>
		JSON.stringify({
			id: `day-${at + 1}`,
			title: { en: `Event ${at + 1} of the day` },
			summary: { en: 'An invented event of a day more.' },
			when: DAY,
			places: [{ id: `place-${1 + chance.below(PLACES)}`, role: 'venue' }],
			category: `sample-${1 + chance.below(SAMPLE_CATEGORIES)}`,
			citations: [{ source: 'day' }]
		})
	);
	writeFileSync(join(data, `events/${DAY}.jsonl`), `${lines.join('\n')}\n`);
	const path = join(data, 'sources.json');
	const sources = JSON.parse(readFileSync(path, 'utf8')) as object[];
	writeFileSync(path, JSON.stringify([...sources, { ...sources[0], id: 'day' }]));
}
