import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shared } from '#tests/shared.ts';
import { readWhen } from './when.ts';

const folder = shared('corpora/edtf');

/** EDTF text, and its bounds as the vectors have them: null for an infinite or an unknown one. */
interface Vector {
	text: string;
	min: number | null;
	max: number | null;
	exception: 'season' | 'time' | 'unknown end' | null;
}

function readVectors(file: string): Vector[] {
	const lines = readFileSync(join(folder!, file), 'utf8').trimEnd().split('\n').slice(1);
	return lines.map((line) => {
		const [text, type, , min, max] = line.split('\t') as [string, string, string, string, string];
		const unknown = min === '' || max === '';
		const exception =
			type === 'Season' ? 'season' : text.includes('T') ? 'time' : unknown ? 'unknown end' : null;
		return { text, min: bound(min), max: bound(max), exception };
	});
}

const bound = (text: string): number | null =>
	text === '' || text.endsWith('Infinity') ? null : Number(text);

describe.skipIf(folder === null)('the vectors of OpenHistoricalMap', () => {
	const vectors = folder === null ? [] : ['level0.tsv', 'level1.tsv', 'loc-spec.tsv'].flatMap(readVectors);
	const of = (exception: Vector['exception']): Vector[] =>
		vectors.filter((vector) => vector.exception === exception);

	test('are 105, of which 22 fall into three classes', () => {
		const classes = (['season', 'time', 'unknown end', null] as const).map(
			(exception) => of(exception).length
		);
		expect([vectors.length, ...classes]).toEqual([105, 6, 12, 4, 83]);
	});

	test('have our bounds on every line outside the classes', () => {
		for (const { text, min, max } of of(null)) {
			const when = readWhen(text);
			expect([text, when?.earliest, when?.latest]).toEqual([text, min, max === null ? null : max + 1]);
		}
	});

	test('cut the year into four seasons, where ours begin in March', () => {
		for (const { text, min } of of('season')) {
			const month = new Date(readWhen(text)!.earliest!).getUTCMonth() + 1;
			expect([text, month]).toEqual([text, (Number(text.slice(-2)) - 20) * 3]);
			expect(readWhen(text)!.earliest).toBeGreaterThan(min!);
		}
	});

	test('give a time no length, where ours last as long as their precision', () => {
		for (const { text, min } of of('time')) {
			const lasts = text.includes('.') ? 1 : /T\d\d:\d\d:/.test(text) ? 1000 : 60_000;
			expect([text, readWhen(text)?.earliest, readWhen(text)?.latest]).toEqual([text, min, min! + lasts]);
		}
	});

	test('leave an unknown end empty, where ours is null as an open one, with nothing sure beyond the known end', () => {
		for (const { text, min, max } of of('unknown end')) {
			const when = readWhen(text)!;
			expect([text, when.earliest, when.latest]).toEqual([text, min, max === null ? null : max + 1]);
			expect([text, when.surelyFrom === null, when.surelyTo === null]).toEqual([text, false, false]);
		}
	});
});
