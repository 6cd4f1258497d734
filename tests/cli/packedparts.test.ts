import {
	cpSync,
	existsSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { gatherDirectory } from '#cli/directory.ts';
import { datasetDigests } from '#cli/inputs.ts';
import { buildPacked, type Packing } from '#cli/packed/build.ts';
import { contentsOf } from '#cli/packed/content.ts';
import { writePackedFolder } from '#cli/packedfolder.ts';
import { withoutDrafts } from '#lib/dataset/drafts.ts';
import { packedAtlas } from '#lib/dataset/packedatlas.ts';
import { searchFiles } from '#lib/dataset/search/searchfiles.ts';
import { mustBeWholePack } from '#tests/crash.ts';
import { fixtureAtlas, write } from '#tests/fixtures/files.ts';
import { freshSeed } from '#tests/laws.ts';
import { run, start } from './run.ts';

let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-packed-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

type Parts = Record<string, object[]>;

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const [template] = json(join(fixtureAtlas, 'events.json')) as [Record<string, unknown>];

/** Puts a dataset into a folder, in place of what is there: the fixture's other files, and these parts. */
function lay(folder: string, parts: Parts, { note = '', sources = 0 } = {}): void {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(join(folder, 'events'), { recursive: true });
	for (const name of ['atlas.json', 'places.geojson', 'sources.json'])
		cpSync(join(fixtureAtlas, name), join(folder, name));
	const places = json(join(folder, 'places.geojson')) as { features: { properties: { note?: unknown } }[] };
	if (note !== '') places.features[0]!.properties.note = { en: note };
	write(join(folder, 'places.geojson'), JSON.stringify(places));
	const [source, ...others] = json(join(folder, 'sources.json')) as Record<string, unknown>[];
	const more = Array.from({ length: sources }, (_, at) => ({
		...source,
		id: `more-${at}`,
		status: at % 2 ? 'proposed' : undefined
	}));
	write(join(folder, 'sources.json'), JSON.stringify([source, ...others, ...more]));
	for (const [name, events] of Object.entries(parts))
		write(
			join(folder, 'events', `${name}.jsonl`),
			events.map((event) => `${JSON.stringify(event)}\n`).join('')
		);
}

const bytesOf = (folder: string): Record<string, string> =>
	Object.fromEntries(
		globSync('**/*.json*', { cwd: folder })
			.sort()
			.map((name) => [name, readFileSync(join(folder, name), 'base64')])
	);

/** The folder that is made of all events at once, in memory: by another way than that of the parts. */
async function gathered(directory: string, folder: string, drafts: boolean): Promise<Record<string, string>> {
	const { dataset } = await gatherDirectory(directory);
	const { catalogue, columns, head, events } = packedAtlas(dataset!, { drafts });
	const { places } = drafts ? dataset! : withoutDrafts(dataset!);
	rmSync(folder, { recursive: true, force: true });
	writePackedFolder(folder, {
		...{ columns, head, contents: contentsOf(columns, events), search: searchFiles(catalogue, places) },
		inputs: { dataset: datasetDigests(directory) }
	});
	return bytesOf(folder);
}

/** What is told on the error output meanwhile. */
async function telling<T>(work: () => Promise<T>): Promise<{ result: T; told: string }> {
	let told = '';
	const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
		told += String(text);
		return true;
	});
	try {
		return { result: await work(), told };
	} finally {
		spy.mockRestore();
	}
}

const placeIds = (json(join(fixtureAtlas, 'places.geojson')) as { features: { id: string }[] }).features.map(
	({ id }) => id
);
const { categories } = json(join(fixtureAtlas, 'atlas.json')) as { categories: { id: string }[] };
const dates = [
	...[
		'1979-05-12',
		'1979-05-12T10:00:00Z',
		'1979-05-12T08:00:00Z',
		'1979-05',
		'198X',
		'1981/1992',
		'2012-07/..',
		'../1990',
		'2019-05/..'
	],
	...[
		'[1980,1990-05..1990-07]',
		'{1980-05..1981,1990}',
		'{1980..}',
		'[..1979,1990]',
		'{1980..1983}',
		'2003-08~',
		'-0044-03-15',
		null
	]
];

/** Events by number: the same number is the same id, so that parts can name what others have. */
const event = fc
	.record({
		when: fc.constantFrom(...dates),
		category: fc.constantFrom(...categories.map(({ id }) => id)),
		places: fc.uniqueArray(
			fc.record({ id: fc.constantFrom(...placeIds), role: fc.constantFrom('venue', 'area', 'subject') }),
			{ maxLength: 4, selector: ({ id, role }) => `${id} ${role}` }
		),
		title: fc.constantFrom('Gale', 'باد', 'Storm'),
		isDraft: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
		partOf: fc.option(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat({ max: 11 })), { freq: 3 })
	})
	.map(({ title, isDraft, partOf, ...event }) => ({
		...event,
		title: { en: title, fa: title },
		isDraft,
		partOf
	}));

type Made = typeof event extends fc.Arbitrary<infer T> ? T : never;
const step = fc.record({
	part: fc.constantFrom('a', 'b', 'c', 'd'),
	events: fc.array(event, { maxLength: 12 }),
	note: fc.constantFrom('', 'other'),
	sources: fc.nat({ max: 3 }),
	drafts: fc.boolean()
});

/** The parts as datasets have them: links to what is there, which lead nowhere back. */
function partsOf(made: Record<string, Made[]>): Parts {
	const names = Object.keys(made).sort();
	const isBefore = ([part, at]: readonly [string, number], name: string, number: number): boolean =>
		at < (made[part]?.length ?? 0) && (part < name || (part === name && at < number));
	return Object.fromEntries(
		names.map((name) => [
			name,
			made[name]!.map(({ isDraft, partOf, ...event }, number) => ({
				...event,
				...{ id: `${name}-${number}`, summary: { en: 'A sentence.' }, citations: template!.citations },
				...(partOf && isBefore(partOf, name, number) && { partOf: partOf.join('-') }),
				...(isDraft && { status: 'proposed', proposal: { confidence: 0.5, reasons: ['a reason'] } })
			}))
		])
	);
}

describe('an atlas packed from parts', () => {
	test(
		'has the bytes of one packed from nothing, whatever was added, changed or removed',
		{ timeout: 240_000 },
		async () => {
			const [directory, out, other] = ['data', 'out', 'other'].map((name) => join(scratch, name)) as [
				string,
				string,
				string
			];
			let known = 0;
			const history = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
				const made: Record<string, Made[]> = {};
				for (const { part, events, note, sources, drafts } of steps) {
					made[part] = events;
					lay(directory, partsOf(made), { note, sources });
					const { problems, written, known: found } = await buildPacked(directory, out, { drafts });
					expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
					expect(written).not.toBeNull();
					expect(bytesOf(out)).toEqual(await gathered(directory, other, drafts));
					known += found;
				}
			});
			await fc.assert(history, { seed: 1988, numRuns: 15 });
			await fc.assert(history, { seed: freshSeed, numRuns: 5 });
			expect(known).toBeGreaterThan(15);
		}
	);

	const made = (count: number, more = {}): object[] =>
		Array.from({ length: count }, (_, at) => ({ ...template, id: `event-${at}`, ...more }));
	/** A dataset of 1,200 events in three parts, packed; with where it is kept. */
	async function packed(name: string): Promise<{ directory: string; out: string; cache: string }> {
		const [directory, out] = [join(scratch, name), join(scratch, `${name}-out`)];
		const events = made(1200);
		lay(directory, { a: events.slice(0, 500), b: events.slice(500, 1000), c: events.slice(1000) });
		const { known, judged } = await buildPacked(directory, out, {});
		expect([known, judged]).toEqual([0, 3]);
		return { directory, out, cache: join(scratch, `.${name}-out.cache`) };
	}
	const build = async (directory: string, out: string, packing: Packing = {}) => {
		const { result, told } = await telling(() => buildPacked(directory, out, packing));
		return { known: result.known, judged: result.judged, ...result.written, told };
	};
	const [rows, texts] = ['rows', 'texts'].map(
		(ending) =>
			(cache: string): string[] =>
				globSync(`*.${ending}`, { cwd: cache }).map((name) => join(cache, name))
	) as [(cache: string) => string[], (cache: string) => string[]];
	const spoil = (path: string, at = -3): void => {
		const bytes = readFileSync(path);
		bytes[at < 0 ? bytes.length + at : at]! ^= 1;
		writeFileSync(path, bytes);
	};

	test('is read anew in those parts alone that changed, or whose places, sources or atlas did', async () => {
		const { directory, out, cache } = await packed('changed');
		expect(await build(directory, out)).toMatchObject({ known: 3, judged: 0, written: 0, told: '' });
		write(join(directory, 'events/d.jsonl'), `${JSON.stringify({ ...template, id: 'new', when: '2030' })}\n`);
		const added = await build(directory, out);
		expect(added).toMatchObject({ known: 3, judged: 1 });
		expect(added.kept).toBeGreaterThan(4);
		const edit = (file: string, from: RegExp, to: string): void =>
			writeFileSync(join(directory, file), readFileSync(join(directory, file), 'utf8').replace(from, to));
		edit('sources.json', /"title":"[^"]+"/u, '"title":"Another title"');
		expect(await build(directory, out)).toMatchObject({ known: 0, judged: 4 });
		edit('atlas.json', /"licence": "[^"]+"/u, '"licence": "Another"');
		expect(await build(directory, out)).toMatchObject({ known: 4, judged: 0 });
		edit('atlas.json', /"languages": \[[^\]]+\]/u, '"languages": ["en"]');
		expect(await build(directory, out)).toMatchObject({ known: 0, judged: 4 });
		expect(bytesOf(out)).toEqual(await gathered(directory, join(scratch, 'other'), false));
		expect(rows(cache)).toHaveLength(4);
	});

	test('believes nothing that is spoilt, half written or of another version, and says so', async () => {
		const { directory, out, cache } = await packed('spoilt');
		const wanted = bytesOf(out);
		const again = async (judged: number, told: RegExp) => {
			const found = await build(directory, out);
			expect(found).toMatchObject({ judged, told: expect.stringMatching(told) as string });
			expect(bytesOf(out)).toEqual(wanted);
		};
		spoil(rows(cache)[0]!);
		await again(1, /not as it was kept: the part is read anew/u);
		spoil(rows(cache)[1]!, 40);
		writeFileSync(texts(cache)[2]!, '');
		await again(2, /not as it was kept/u);
		rmSync(texts(cache)[0]!);
		await again(1, /not as it was kept/u);
		spoil(join(cache, 'made.json'));
		await again(0, /made\.json: not as it was kept: all files are made anew/u);
		// A text is looked at only where a file that has it must be made.
		for (const path of texts(cache)) spoil(path, 100);
		rmSync(out, { recursive: true });
		await again(3, /not as it was kept: everything is read anew/u);
		// What a run that was killed leaves.
		rmSync(rows(cache)[0]!);
		write(join(cache, `${'0'.repeat(40)}.texts.1-0-0.part`), 'half');
		await again(1, /a run that was killed has left something half written/u);
		write(join(cache, 'kept.json'), JSON.stringify({ chronotope: 1, version: 'other' }));
		await again(3, /kept by another version, or spoilt: everything is read anew/u);
		expect(globSync('*', { cwd: cache }).length).toBe(8);
	});

	test('has errors told every time, of records that are known, too', async () => {
		const { directory, out } = await packed('faulty');
		write(join(directory, 'events/d.jsonl'), `${JSON.stringify(made(1)[0])}\n`);
		write(
			join(directory, 'events/e.jsonl'),
			made(2, { id: 'lost', citations: [{ source: 'nobody' }] })
				.map((one) => `${JSON.stringify(one)}\n`)
				.join('')
		);
		for (let time = 0; time < 2; time++) {
			const { problems, written } = await buildPacked(directory, out, {});
			expect(
				problems
					.filter(({ severity }) => severity === 'error')
					.map(({ file, line, code }) => [file, line, code])
			).toEqual([
				['events/e.jsonl', 1, 'unknown-source'],
				['events/e.jsonl', 2, 'unknown-source'],
				['events/d.jsonl', 1, 'duplicate-id'],
				['events/e.jsonl', 2, 'duplicate-id']
			]);
			expect(written).toBeNull();
		}
		const sources = join(directory, 'sources.json');
		const [one, ...more] = json(sources) as object[];
		write(sources, JSON.stringify([one, ...more, { ...one, id: 'nobody' }]));
		await buildPacked(directory, out, { keepGoing: true });
		expect(bytesOf(out)).toEqual(await gathered(directory, join(scratch, 'other'), false));
	});

	test('keeps nothing where it is told so, and never within what is published', async () => {
		const { directory, out, cache } = await packed('apart');
		const kept = join(scratch, 'kept-elsewhere');
		expect(await build(directory, out, { cache: kept })).toMatchObject({ judged: 3 });
		expect(await build(directory, out, { cache: kept })).toMatchObject({ known: 3 });
		expect(await build(directory, out, { cache: false })).toMatchObject({ judged: 3 });
		expect(existsSync(cache)).toBe(false);
		await expect(build(directory, out, { cache: join(out, 'kept') })).rejects.toThrow(
			'it would be published'
		);
		await expect(build(directory, out, { cache: directory })).rejects.toThrow('is no cache of a build');
		expect(globSync('**/*.rows', { cwd: out })).toEqual([]);
	});

	test(
		'is whole whenever the build is killed, and the next gives the same bytes',
		{ timeout: 120_000 },
		async () => {
			const { directory, out } = await packed('killed');
			const args = ['build', directory, '--packed', out];
			const states = ['one', 'two'].map((title) => made(400, { title: { en: title, fa: title } }));
			const began = performance.now();
			expect((await run(args)).code).toBe(0);
			const lasts = performance.now() - began;
			for (let kill = 0; kill < 6; kill++) {
				write(
					join(directory, 'events/a.jsonl'),
					states[kill % 2]!.map((one) => `${JSON.stringify(one)}\n`).join('')
				);
				const child = start(args);
				const ended = new Promise((done) => child.once('close', done));
				const timer = setTimeout(() => child.kill('SIGKILL'), lasts * (0.4 + kill / 10));
				await ended;
				clearTimeout(timer);
				mustBeWholePack(out);
			}
			expect((await run(args)).code).toBe(0);
			expect(bytesOf(out)).toEqual(await gathered(directory, join(scratch, 'other'), false));
		}
	);

	test('may be larger than what other commands take, which say so', { timeout: 120_000 }, async () => {
		const [directory, out] = [join(scratch, 'large'), join(scratch, 'large-out')];
		const size = ['--events', '100001', '--places', '20', '--seed', '1'];
		expect((await run(['sample', ...size, '--parts', '50000', '--out', directory])).code).toBe(0);
		const built = await run(['build', directory, '--packed', out]);
		expect(built).toMatchObject({
			code: 0,
			stdout: expect.stringMatching(
				/100001 events, .+ 0 parts known, 3 read; \d+ files written, 0 kept/u
			) as string,
			stderr: `to see it: CHRONOTOPE_DATA=${out} npm start\n`
		});
		mustBeWholePack(out);
		const refused = await run(['export', directory, '--format', 'csv', '--out', join(scratch, 'large.csv')]);
		expect(refused.code).toBe(1);
		expect(refused.stderr).toContain(
			'too many events for this command: 100001; at most 100000. Any number is taken by validate, build --packed DIR and build --tiles DIR'
		);
	});

	test('is made as tiles of the same parts, with the same bytes as from nothing', async () => {
		const { directory, out, cache } = await packed('tiled');
		const tiles = join(scratch, 'tiled-tiles');
		const build = async (...more: string[]) =>
			(await run(['build', directory, '--tiles', tiles, ...more])).stdout;
		expect(await build('--cache', cache)).toContain('3 parts known, 0 read');
		const bytes = (): string[] =>
			globSync('*', { cwd: tiles })
				.sort()
				.map((name) => readFileSync(join(tiles, name), 'base64'));
		const wanted = bytes();
		expect(await build('--no-cache')).toContain('0 parts known, 3 read');
		expect(bytes()).toEqual(wanted);
		expect(await build()).toContain('0 parts known, 3 read');
		expect(await build()).toContain('3 parts known, 0 read');
		expect(bytes()).toEqual(wanted);
		rmSync(out, { recursive: true });
	});
});
