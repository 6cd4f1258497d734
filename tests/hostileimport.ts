/** What hostile files must come to, whatever they hold, and how long they took. */
import { expect } from 'vitest';
import { merge } from '#lib/dataset/imports/merge.ts';
import { readImport, type Content } from '#lib/dataset/imports/read.ts';
import { reportOf } from '#lib/dataset/imports/report.ts';
import { starterAtlas } from '#lib/dataset/imports/starter.ts';
import type { Dataset } from '#lib/dataset/schema.ts';

const empty: Dataset = {
	atlas: starterAtlas({ title: 'Empty', languages: ['en'] }),
	places: [],
	events: [],
	sources: []
};

const durations = new Map<string, number>();

/** Remembers how long something took: told, and never judged, since machines differ. */
export async function timed<Value>(name: string, work: () => Value | Promise<Value>): Promise<Value> {
	const began = performance.now();
	const value = await work();
	durations.set(name, performance.now() - began);
	return value;
}

export function slowest(): string {
	const longest = [...durations].sort(([, a], [, b]) => b - a).slice(0, 3);
	return `${durations.size} files; slowest: ${longest.map(([name, ms]) => `${name} (${ms.toFixed(0)} ms)`).join('; ')}`;
}

/** Reads and accounts for every row: imported, there already, or refused with its row and its reason. */
export function imported(content: Content) {
	const file = readImport(content, { language: 'en', asked: new Map() });
	const merged = merge(file.drafts, empty, { records: file.records });
	const report = reportOf(file, merged, file.head?.row === undefined ? null : 'imported');
	const { read, imported: taken, alreadyThere, refused } = report.rows;
	expect(taken + alreadyThere + refused).toBe(read);
	const told = new Set(
		report.findings.flatMap(({ severity, row, message }) =>
			severity === 'refused' && message !== '' ? [row] : []
		)
	);
	expect(report.outcomes.filter(({ row, outcome }) => outcome === 'refused' && !told.has(row))).toEqual([]);
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	return { report, added: merged.added };
}
