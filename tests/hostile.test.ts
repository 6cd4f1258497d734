import { describe, expect, test } from 'vitest';
import { fileNames, type DatasetFiles } from '#lib/dataset/files.ts';
import { readDataset } from '#lib/dataset/read.ts';
import { readWhen } from '#lib/time/when.ts';
import {
	brokenFiles,
	filesWith,
	good,
	goodAtlas,
	hostileDates,
	hostileRecords,
	kinds,
	type Kind
} from './fixtures/hostile.ts';

/** Nothing that is read may hang: a case that takes longer fails. */
const PATIENCE = { timeout: 2000 };
const tenth = 3;

/** What must hold of any answer: nothing is lost, and what is refused is told with file, place and reason. */
function judge(files: DatasetFiles, given: Partial<Record<Kind, number>>) {
	const { dataset, problems, counts } = readDataset(files);
	for (const { file, path, message, severity } of problems) {
		expect(Object.values(fileNames)).toContain(file);
		expect(typeof path).toBe('string');
		expect(message).not.toBe('');
		expect(['error', 'warning']).toContain(severity);
	}
	for (const kind of kinds)
		if (given[kind] !== undefined)
			expect([kind, counts[kind] + counts.refused[kind]]).toEqual([kind, given[kind]]);
	return { dataset, problems, counts };
}

const names = hostileRecords.map(({ name }) => name);

test('there are at least 150 hostile records and files, each with a name of its own', () => {
	expect(new Set(names).size).toBe(names.length);
	expect(names.length + hostileDates.length + Object.keys(brokenFiles).length).toBeGreaterThan(1000);
});

describe('a wrong value', () => {
	test.each([...new Set(hostileRecords.map(({ name }) => name.slice(0, name.indexOf(' is '))))])(
		'of %s leaves ten good records beside it, and is accepted or told',
		PATIENCE,
		(field) => {
			for (const { name, kind, text } of hostileRecords.filter((one) =>
				one.name.startsWith(`${field} is `)
			)) {
				const { dataset, problems, counts } = judge(filesWith({ kind, text, at: tenth }), {
					places: kind === 'places' ? 11 : 10,
					events: kind === 'events' ? 11 : 10,
					sources: kind === 'sources' ? 11 : 10
				});
				for (const each of kinds) {
					const ids = dataset![each].map(({ id }) => id).filter((id) => id.startsWith('good-'));
					expect([name, each, ids.length]).toEqual([name, each, 10]);
				}
				if (counts.refused[kind] > 0) {
					const row = kind === 'places' ? `/features/${tenth}` : `/${tenth}`;
					const told = problems.filter(({ path, file }) => path.startsWith(row) && file === fileNames[kind]);
					expect([name, told.length > 0]).toEqual([name, true]);
				} else expect([name, dataset![kind].length]).toEqual([name, 11]);
				expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
			}
		}
	);
});

describe('a date', () => {
	test.each(
		hostileDates.map((date, at) => [at, date.slice(0, 40).replaceAll(/\s|\0/gu, '·'), date] as const)
	)('that is hard to read (%i: %s) is read or told, and never guessed', PATIENCE, (_, __, date) => {
		const text = JSON.stringify({ ...good.events('bad'), when: date });
		const { counts } = judge(filesWith({ kind: 'events', text, at: tenth }), { events: 11 });
		const when = date.length <= 64 ? readWhen(date) : null;
		expect(counts.refused.events).toBe(when === null ? 1 : 0);
		if (when && when.earliest !== null && when.latest !== null)
			expect(when.earliest).toBeLessThan(when.latest);
	});
});

describe('a file that is broken as a whole', () => {
	const whole = filesWith();
	test.each(Object.keys(brokenFiles))('(%s) is told, and the other files are read', PATIENCE, (name) => {
		for (const kind of ['atlas', ...kinds] as const) {
			const text = brokenFiles[name]!(whole[kind]);
			const { dataset, problems, counts } = judge({ ...whole, [kind]: text }, {});
			// Without a place or source, what refers to it is refused, too; what refers to nothing is not.
			for (const other of ['places', 'sources'] as const)
				if (other !== kind && kind !== 'atlas') expect([kind, counts[other]]).toEqual([kind, 10]);
			const isTold = problems.some(({ file }) => file === fileNames[kind]);
			const isWhole = kind === 'atlas' ? dataset !== null : counts[kind] === 10;
			const isEmpty = name === 'an empty list' && (kind === 'events' || kind === 'sources');
			expect([kind, isTold || isWhole || isEmpty]).toEqual([kind, true]);
		}
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});
});

test('an atlas with a wrong value in any field is read or told, and takes no record with it in silence', () => {
	for (const key of Object.keys(goodAtlas))
		for (const value of [undefined, null, 7, '', [], {}, 'x'.repeat(100_000)]) {
			const { dataset, problems } = readDataset({
				...filesWith(),
				atlas: JSON.stringify({ ...goodAtlas, [key]: value })
			});
			if (dataset === null) expect(problems.some(({ file }) => file === fileNames.atlas)).toBe(true);
			else expect(dataset.places.length + dataset.sources.length).toBe(20);
		}
});

describe('very many problems are all told', () => {
	const many = 150_000;

	test('of a file that is no JSON', { timeout: 60_000 }, () => {
		const { problems } = readDataset({ ...filesWith(), events: `[${'x,'.repeat(many - 1)}x]` });
		expect(problems.filter(({ path }) => path !== '').length).toBe(many);
	});

	test('of records that are sound', { timeout: 120_000 }, () => {
		const events = Array.from({ length: many }, (_, at) => ({
			...good.events(`e-${at}`),
			claims: [],
			citations: []
		}));
		const { problems } = readDataset({ ...filesWith(), events: JSON.stringify(events) });
		expect(problems.filter(({ code }) => code === 'uncited').length).toBe(many);
	});
});
