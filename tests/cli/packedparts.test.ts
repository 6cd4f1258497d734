import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { buildPacked, type Packing } from '#cli/packed/build.ts';
import { mustBeWholePack } from '#tests/crash.ts';
import { write } from '#tests/fixtures/files.ts';
import { bytesOf, gathered, json, lay, template } from '#tests/fixtures/parts.ts';
import { scratchFolder } from '#tests/scratch.ts';
import { run, start } from './run.ts';

const scratch = scratchFolder('packed');

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

describe('an atlas packed from parts', { timeout: 60_000 }, () => {
	const made = (count: number, more = {}): object[] =>
		Array.from({ length: count }, (_, at) => ({ ...template, id: `event-${at}`, ...more }));
	/** A dataset of 1,200 events in three parts, packed; with where it is kept. */
	async function packed(name: string): Promise<{ directory: string; out: string; cache: string }> {
		const [directory, out] = [scratch(name), scratch(`${name}-out`)];
		const events = made(1200);
		lay(directory, { a: events.slice(0, 500), b: events.slice(500, 1000), c: events.slice(1000) });
		const { known, judged } = await buildPacked(directory, out, {});
		expect([known, judged]).toEqual([0, 3]);
		return { directory, out, cache: scratch(`.${name}-out.cache`) };
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
		expect(bytesOf(out)).toEqual(await gathered(directory, scratch('other'), false));
		expect(rows(cache)).toHaveLength(4);
	});

	test('takes nothing up that another redaction, or none, has let through', async () => {
		const { directory, out, cache } = await packed('redacted');
		const redact = scratch('redaction.json');
		const told = (): string =>
			globSync('**/*.json', { cwd: out })
				.map((name) => readFileSync(join(out, name), 'utf8'))
				.join('');
		const [word] = (template.title as { en: string }).en.split(' ') as [string];
		expect(told()).toContain(word);
		write(redact, JSON.stringify({ strings: [word] }));
		expect(await build(directory, out, { redact })).toMatchObject({ known: 0, judged: 3 });
		expect(told()).not.toContain(word);
		expect(
			texts(cache)
				.map((path) => readFileSync(path, 'utf8'))
				.join('')
		).not.toContain(word);
		expect(await build(directory, out, { redact })).toMatchObject({ known: 3, judged: 0 });
		write(redact, JSON.stringify({ strings: [word], ids: ['event-7'] }));
		expect(await build(directory, out, { redact })).toMatchObject({ known: 0, judged: 3 });
		expect(told()).not.toMatch(/"event-7"/u);
		// A redaction that cannot be read lets nothing through at all.
		const before = bytesOf(out);
		write(redact, '{');
		expect((await telling(() => buildPacked(directory, out, { redact }))).result.written).toBeNull();
		expect(bytesOf(out)).toEqual(before);
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
		expect(bytesOf(out)).toEqual(await gathered(directory, scratch('other'), false));
	});

	test('keeps nothing where it is told so, and never within what is published', async () => {
		const { directory, out, cache } = await packed('apart');
		const kept = scratch('kept-elsewhere');
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
			expect(bytesOf(out)).toEqual(await gathered(directory, scratch('other'), false));
		}
	);

	test('may be larger than what other commands take, which say so', { timeout: 120_000 }, async () => {
		const [directory, out] = [scratch('large'), scratch('large-out')];
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
		const refused = await run(['export', directory, '--format', 'csv', '--out', scratch('large.csv')]);
		expect(refused.code).toBe(1);
		expect(refused.stderr).toContain(
			'too many events for this command: 100001; at most 100000. Any number is taken by validate, build --packed DIR and build --tiles DIR'
		);
	});

	test('is made as tiles of the same parts, with the same bytes as from nothing', async () => {
		const { directory, out, cache } = await packed('tiled');
		const tiles = scratch('tiled-tiles');
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
