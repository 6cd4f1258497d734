import {
	chmodSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeLock } from '#cli/draft/lock.ts';
import { write } from '#tests/fixtures/files.ts';
import { fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { digests, Kills } from '#tests/kills.ts';
import { newsItem } from '#tests/news.ts';
import { run, start } from './run.ts';

let scratch: string;
let table: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-draft-'));
	table = join(scratch, 'table.bin');
	writeFileSync(table, fixtureTable());
});
afterAll(() => rmSync(scratch, { recursive: true }));

const at = (...parts: string[]): string => join(scratch, ...parts);
const extract = (paths: string[], out: string, options: string[] = [], env: Record<string, string> = {}) =>
	run(['extract', ...paths, '--out', out, '--gazetteer', table, ...options], env);
const lines = (path: string) =>
	readFileSync(path, 'utf8')
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
const records = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>[];

async function pdf(text: string, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
	const document = new PDFDocument({ info: { CreationDate: new Date(0) }, ...options });
	const chunks: Buffer[] = [];
	document.on('data', (chunk: Buffer) => chunks.push(chunk));
	const done = new Promise((resolve) => document.on('end', resolve));
	document.text(text).end();
	await done;
	return Buffer.concat(chunks);
}

/** A document of each form. */
async function writeForms(
	folder: string,
	names = ['a.txt', 'b.html', 'c.pdf', 'd/e.md', 'd/f.jsonl', 'crlf.txt']
) {
	const forms: Record<string, string | Buffer> = {
		'a.txt': 'Two men were executed in Shiraz on 3 May 1988. 🙂 They were buried in Tehran.\n',
		'b.html':
			'<!doctype html><html><title>Strike in Paris</title><p>Workers <b>rallied</b> in Paris on 4 June 2017.</p></html>',
		'c.pdf': await pdf('The court in Dallas sentenced two men on 7 July 2008.'),
		'd/e.md': '# Minutes\n\nThe council **met** in Isfahan on 1 May 2001.\n',
		'd/f.jsonl':
			'{"id":"x/../y","text":"A bomb exploded in Tehran on 2 May 1990.","publisher":"The Post"}\n\n{"id":"x/../y","text":"A bomb exploded in Tehran on 2 May 1990.","publisher":"The Post"}\n',
		'crlf.txt': 'Police arrested a man in Paris\r\non 6 May 1991.\r\n'
	};
	for (const name of names) write(join(folder, name), forms[name]!);
}

describe('chronotope extract --out', { timeout: 60_000 }, () => {
	test('drafts a dataset whose every citation is found, and then only what is new or changed', async () => {
		await writeForms(at('forms'));
		const out = at('forms-out');
		const first = await extract([at('forms')], out);
		expect(first.code).toBe(0);
		expect(first.stderr).toMatch(/^7 of 7 documents in [\d.]+ m?s, [\d.]+ a second\n$/u);
		expect(first.stdout).toContain('6 documents drafted, 1 the same as another, 0 refused');
		expect(first.stdout).toContain('the text of 5 documents');
		expect(records(join(out, 'events.json')).every(({ status }) => status === 'proposed')).toBe(true);
		expect((await run(['validate', out])).code).toBe(0);
		const verified = await run(['verify', out, '--documents', at('forms')]);
		expect(verified).toMatchObject({
			code: 0,
			stdout: expect.stringContaining(' 0 moved, 0 lost\n') as string
		});
		expect(verified.stdout).not.toContain('without their document');
		// A plain text is cited as it stands, of the others what was read is stored.
		const named = records(join(out, 'sources.json')).map(
			({ document }) => (document as { file: string }).file
		);
		expect(named).toContain('a.txt');
		expect(named.filter((name) => existsSync(join(out, 'documents', name)))).toHaveLength(5);

		const before = digests(out);
		const again = await extract([at('forms')], out);
		expect(again.stdout).toContain('6 documents drafted, 6 of them by an earlier run');
		expect(digests(out)).toBe(before);

		write(at('forms/a.txt'), 'A man was executed in Isfahan on 3 May 1988.');
		rmSync(at('forms/b.html'));
		const changed = await extract([at('forms')], out);
		expect(changed.stdout).toContain('5 documents drafted, 4 of them by an earlier run');
		await extract([at('forms')], at('forms-anew'));
		expect(digests(out)).toBe(digests(at('forms-anew')));
	});

	test(
		'gives the same bytes for any threads, folder, order, time zone and locale',
		{ timeout: 60_000 },
		async () => {
			const names = ['a.txt', 'b.html', 'c.pdf', 'd/e.md', 'd/f.jsonl', 'crlf.txt'];
			await writeForms(at('one/in'), names);
			await writeForms(at('two/elsewhere/in'), names.toReversed());
			const news = Array.from({ length: 80 }, (_, id) => newsItem(id, 5, ['Paris', 'Shiraz', 'Tehran']));
			for (const folder of ['one/in', 'two/elsewhere/in'])
				write(at(folder, 'news.jsonl'), news.map((item) => JSON.stringify(item)).join('\n'));
			await extract([at('one/in/d'), at('one/in')], at('one/out'), ['--threads', '1'], {
				TZ: 'UTC',
				LC_ALL: 'C'
			});
			await extract([at('two/elsewhere/in'), at('two/elsewhere/in/d')], at('two/draft'), ['--threads', '3'], {
				TZ: 'Pacific/Kiritimati',
				LC_ALL: 'fa_IR.UTF-8'
			});
			expect(digests(at('two/draft'))).toBe(digests(at('one/out')));
			expect(digests(at('one/out'))).not.toBe('');
		}
	);

	test('leaves alone what a person has decided, and does not propose again what was rejected', async () => {
		await writeForms(at('decided'), ['a.txt', 'crlf.txt']);
		const out = at('decided-out');
		expect(await extract([at('decided')], out)).toMatchObject({ code: 0 });
		const [mine, theirs] = records(join(out, 'events.json'));
		const own = { ...mine, title: { en: 'Decided by hand' }, status: undefined, proposal: undefined };
		const text = `[${JSON.stringify(own)},   ${JSON.stringify(theirs)}]`;
		writeFileSync(join(out, 'events.json'), text);
		writeFileSync(
			join(out, 'decisions.json'),
			JSON.stringify([{ id: theirs!.id, decision: 'rejected', reason: 'no event' }])
		);
		const atlas = readFileSync(join(out, 'atlas.json'), 'utf8').replace('"Draft"', '"Mine"');
		writeFileSync(join(out, 'atlas.json'), atlas);

		await extract([at('decided')], out);
		expect(readFileSync(join(out, 'events.json'), 'utf8')).toContain(JSON.stringify(own));
		expect(records(join(out, 'events.json')).map(({ id }) => id)).not.toContain(theirs!.id);
		expect(readFileSync(join(out, 'atlas.json'), 'utf8')).toBe(atlas);

		// Who keeps a file elsewhere, and from others, still does.
		renameSync(join(out, 'events.json'), at('kept-elsewhere.json'));
		chmodSync(at('kept-elsewhere.json'), 0o600);
		symlinkSync(at('kept-elsewhere.json'), join(out, 'events.json'));

		// The documents are other ones now; what the decided event refers to stays.
		write(at('other/b.txt'), 'A man was arrested in Dallas on 3 May 1999.');
		await extract([at('other')], out);
		expect(readFileSync(join(out, 'events.json'), 'utf8')).toContain(JSON.stringify(own));
		expect((await run(['validate', out, '--json'])).stdout).not.toContain('unknown');
		expect(lstatSync(join(out, 'events.json')).isSymbolicLink()).toBe(true);
		expect(statSync(at('kept-elsewhere.json')).mode & 0o777).toBe(0o600);

		writeFileSync(join(out, 'events.json'), '[{"id": "half a rec');
		const broken = await extract([at('decided')], out);
		expect(broken).toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/events\.json: invalid JSON.*nothing is written over it/u) as string
		});
		expect(readFileSync(join(out, 'events.json'), 'utf8')).toBe('[{"id": "half a rec');
	});

	test(
		'refuses what is hostile, each with its reason, and drafts the rest',
		{ timeout: 120_000 },
		async () => {
			const hostile: Record<string, [string | Uint8Array, RegExp]> = {
				'line.txt': ['a b '.repeat(2_500_000), /invalid line: 10000000/u],
				'nul.txt': ['some text\0and more', /U\+0000/u],
				'utf8.txt': [
					Buffer.concat([Buffer.from('é é é é '), Buffer.from([0xc3, 0x28])]),
					/bad bytes in UTF-8/u
				],
				'deep.html': ['<div>'.repeat(1_000_000), /nested deeper/u],
				'scripts.html': [`<html><script>${'x'.repeat(1_000_000)}</script></html>`, /no text/u],
				'secret.pdf': [await pdf('secret', { userPassword: 'p', ownerPassword: 'o' }), /encrypted/u],
				'cut.pdf': [(await pdf('cut short')).subarray(0, 400), /PDF/u],
				'objects.pdf': [
					`%PDF-1.7\n${'1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\n'.repeat(1_000_000)}trailer\n<</Root 1 0 R>>\n%%EOF`,
					/PDF|takes longer/u
				],
				'empty.txt': ['', /no letters/u],
				'long.txt': [`${newsItem(1, 1, ['Paris']).text}\n\n`.repeat(8000), /takes longer than 5 s/u],
				'lines.jsonl': [`{"id":1,"text":"${'a '.repeat(9_000_000)}"}\n{"id":2}`, /invalid/u]
			};
			const bombs = {
				'tags.html': `<p>They met in Paris on 3 May 1999.</p>${'<p>'.repeat(1_000_000)}`.replaceAll(
					'<p><p>',
					'<br><br>'
				),
				'attribute.html': `<p title="${'x'.repeat(5_000_000)}">They met in Paris on 3 May 1999.</p>`,
				'entities.html': `<p>They met in Paris on 3 May 1999. ${'&lt;'.repeat(100_000)}</p>`
			};
			const folder = at('hostile');
			for (const [name, [content]] of Object.entries(hostile)) write(join(folder, name), content);
			for (const [name, content] of Object.entries(bombs)) write(join(folder, name), content);
			write(join(folder, 'good.txt'), 'Two men were executed in Shiraz on 3 May 1988.');
			mkdirSync(join(folder, 'folder.txt/deeper'), { recursive: true });
			write(join(folder, 'folder.txt/deeper/fine.txt'), 'A court sat in Tehran on 4 May 1988.');
			symlinkSync('.', join(folder, 'loop'));
			symlinkSync('nowhere', join(folder, 'broken.txt'));

			const out = at('hostile-out');
			const { code, stdout, stderr } = await extract([folder], out, ['--time-limit', '5', '--threads', '2']);
			expect(code).toBe(3);
			for (const [name, [, reason]] of Object.entries(hostile)) {
				const line = stderr.split('\n').find((line) => line.startsWith(`refused: ${name}`));
				expect(line, name).toMatch(reason);
			}
			expect(stderr.match(/^refused: /gmu)).toHaveLength(Object.keys(hostile).length + 1);
			expect(stdout).toContain('5 documents drafted');
			expect(JSON.stringify(records(join(out, 'sources.json')))).toContain('folder.txt/deeper/fine.txt');
			expect((await run(['verify', out, '--documents', folder])).code).toBe(0);
		}
	);

	test('lets no second run at the same folder, and takes over from one that was killed', async () => {
		const news = Array.from({ length: 400 }, (_, id) => JSON.stringify(newsItem(id, 2, ['Paris'])));
		write(at('two-runs/news.jsonl'), news.join('\n'));
		write(at('two-runs/few/a.txt'), 'They met in Paris on 3 May 1999.');
		const [out, lock] = [at('two-runs-out'), at('two-runs-out/.extract/lock')];
		const giveBack = takeLock(lock);
		const second = await extract([at('two-runs')], out);
		expect(second).toMatchObject({
			code: 1,
			stderr: expect.stringContaining(`another run is at work here (process ${process.pid})`) as string
		});
		expect(readdirSync(out)).toEqual(['.extract']);
		giveBack();
		const first = start(['extract', at('two-runs'), '--out', out, '--gazetteer', table]);
		const ended = new Promise((done) => first.once('close', done));
		await expect
			.poll(() => (existsSync(lock) ? readFileSync(lock, 'utf8') : ''), { timeout: 15_000, interval: 10 })
			.toContain(`"pid":${first.pid}`);
		first.kill('SIGKILL');
		await ended;
		expect(existsSync(lock)).toBe(true);
		expect((await extract([at('two-runs/few')], out)).code).toBe(0);
		expect(existsSync(lock)).toBe(false);
	});

	test('is killed at any moment, and goes on to the same bytes', { timeout: 120_000 }, async () => {
		const kills = new Kills({ folder: at('kills'), seed: 7, documents: 40 });
		await kills.prepare();
		expect((await kills.strike(4)).kills).toBe(4);
	});

	test('puts drafts of a dataset whose events stand in parts into parts of their own', async () => {
		await writeForms(at('in-parts'), ['a.txt', 'crlf.txt']);
		const out = at('in-parts-out');
		expect(await extract([at('in-parts')], out)).toMatchObject({ code: 0 });
		const [mine, ...others] = records(join(out, 'events.json'));
		const own = `${JSON.stringify({ ...mine, status: undefined, proposal: undefined })}  `;
		const old = JSON.stringify({ ...others[0], id: 'of-a-document-that-is-gone' });
		rmSync(join(out, 'events.json'));
		write(join(out, 'events/1.jsonl'), `\n${own}\n${old}\n`);
		write(join(out, 'events/2.jsonl.gz'), gzipSync(old));
		write(
			join(out, 'events/3.jsonl.gz'),
			gzipSync(`${own.replace(String(mine!.id), 'another')}\n`, { level: 1 })
		);
		const kept = readFileSync(join(out, 'events/3.jsonl.gz'));

		expect(await extract([at('in-parts')], out)).toMatchObject({ code: 0 });
		expect(readdirSync(join(out, 'events'))).toEqual(['1.jsonl', '3.jsonl.gz', 'drafted-0001.jsonl']);
		expect(readFileSync(join(out, 'events/1.jsonl'), 'utf8')).toBe(`\n${own}\n`);
		expect(readFileSync(join(out, 'events/3.jsonl.gz'))).toEqual(kept);
		const drafted = lines(join(out, 'events/drafted-0001.jsonl'));
		expect(drafted.map(({ id }) => id).sort()).toEqual(others.map(({ id }) => id).sort());
		expect((await run(['validate', out, '--json'])).stdout).not.toContain('unknown');
		const whole = digests(out);
		expect(await extract([at('in-parts')], out)).toMatchObject({ code: 0 });
		expect(digests(out)).toBe(whole);

		// What is decided in a part of drafts stays there, and new drafts follow it.
		const decided = JSON.stringify({ ...drafted[0], status: undefined, proposal: undefined });
		writeFileSync(join(out, 'events/drafted-0001.jsonl'), decided);
		write(at('in-parts/new.txt'), 'A man was arrested in Dallas on 3 May 1999.');
		expect(await extract([at('in-parts/new.txt')], out)).toMatchObject({ code: 0 });
		const [first, ...rest] = readFileSync(join(out, 'events/drafted-0001.jsonl'), 'utf8')
			.trimEnd()
			.split('\n');
		expect(first).toBe(decided);
		expect(rest.length).toBeGreaterThan(0);

		write(join(out, 'events/1.jsonl'), '{"id": "half a rec');
		expect(await extract([at('in-parts')], out)).toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/1\.jsonl:1: invalid JSON.*nothing is written over it/u) as string
		});
		expect(readFileSync(join(out, 'events/1.jsonl'), 'utf8')).toBe('{"id": "half a rec');
	});

	test('says what it could not write, and leaves what there was', async () => {
		await writeForms(at('full'), ['a.txt']);
		const out = at('full-out');
		expect(await extract([at('full')], out)).toMatchObject({ code: 0 });
		const before = digests(out);
		write(at('full/long.txt'), newsItem(1, 1, ['Paris', 'Shiraz']).text.repeat(20));
		// Files may be of 8 blocks at most: as on a full disk, what is longer cannot be written.
		const command = [
			process.execPath,
			'src/cli/main.ts',
			'extract',
			at('full'),
			'--out',
			out,
			'--gazetteer',
			table
		];
		const child = spawn('sh', ['-c', 'ulimit -f 8; exec "$@"', 'sh', ...command], { stdio: 'pipe' });
		let stderr = '';
		child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
		expect(await new Promise((done) => child.once('close', done))).toBe(1);
		expect(stderr).toMatch(/error: cannot write .*full-out.*: larger than files may be \(EFBIG\)/u);
		expect(digests(out)).toBe(before);
		expect(readdirSync(join(out, '.extract'))).toEqual(['manifest.json', 'parts']);
		expect((await extract([at('full')], at('full/a.txt/out'))).stderr).toMatch(
			/error: cannot write .*\(ENOTDIR\)/u
		);
	});

	test.each([
		[['extract', '.'], 2, "'--out <dir>' not specified"],
		[['extract', '--out', 'x'], 2, "missing required argument 'path'"],
		[['extract', '.', '--time-limit', '9', '--jsonl'], 2, 'cannot be used with'],
		[['extract', '.', '--out', 'x', '--explain'], 2, "cannot be used without option '--jsonl'"],
		[['extract', '--jsonl', '--out', 'x'], 2, "missing required argument 'path'"],
		[['extract', '.', '--out', 'x', '--time-limit', '0'], 2, 'expected an integer'],
		[['extract', 'nowhere', '--out', 'x'], 1, 'no such file or folder: nowhere'],
		[['extract', 'empty', '--out', 'x'], 1, 'no documents in empty']
	])('answers %j with exit code %i and what is wrong', async (args, code, message) => {
		mkdirSync(at('usage/empty'), { recursive: true });
		const ran = await run(
			args.concat(args.includes('--jsonl') ? [] : ['--gazetteer', table]),
			{},
			at('usage')
		);
		expect(ran).toMatchObject({ code, stderr: expect.stringContaining(message) as string });
		expect(existsSync(at('usage/x'))).toBe(false);
	});
});
