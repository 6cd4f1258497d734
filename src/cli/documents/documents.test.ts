import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reasonOf, type SourceText } from './document.ts';
import { findFiles } from './files.ts';
import { readRecord } from './jsonl.ts';
import { isChanged, isLines, readBytes, readText } from './read.ts';
import { readRecordLines } from './records.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-documents-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
	const file = join(folder, name);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
}

type Read =
	{ document: SourceText & { id: string } } | { refused: { id: string; line?: number; reason: string } };

/** Reads as a run does: each file, and each line of JSONL, is a text or has a reason why it is none. */
async function readAll(...paths: string[]): Promise<Read[]> {
	const { files, refused } = findFiles(paths.length > 0 ? paths : [folder]);
	const reads: Read[] = refused.map(({ name, reason }) => ({ refused: { id: name, reason } }));
	for (const { path, name } of files) {
		if (!isLines(name))
			reads.push(
				await attempt({ id: name }, async () => ({ id: name, ...(await readText(readBytes(path), name)) }))
			);
		else
			for await (const { line, ...read } of readRecordLines(path))
				reads.push(
					'refused' in read
						? { refused: { id: name, ...(line && { line }), reason: read.refused } }
						: await attempt({ id: name, line: line! }, () => readRecord(read.text))
				);
	}
	return reads;
}

async function attempt(
	about: { id: string; line?: number },
	read: () => (SourceText & { id: string }) | Promise<SourceText & { id: string }>
): Promise<Read> {
	try {
		return { document: await read() };
	} catch (error) {
		return { refused: { ...about, reason: reasonOf(error) } };
	}
}

/** The one text of a file, or the reason why it is none. */
async function only(name: string, content: string | Uint8Array): Promise<unknown> {
	write(name, content);
	const [read, ...more] = await readAll(join(folder, name));
	expect(more).toEqual([]);
	return 'document' in read! ? read.document : read!.refused.reason;
}

/** A PDF with a line of text a page; without lines, with a picture of nothing. */
async function pdf(lines: string[], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
	const document = new PDFDocument({ autoFirstPage: false, ...options });
	const chunks: Buffer[] = [];
	document.on('data', (chunk: Buffer) => chunks.push(chunk));
	const done = new Promise((resolve) => document.on('end', resolve));
	for (const line of lines) document.addPage().text(line);
	if (lines.length === 0) document.addPage().rect(0, 0, 10, 10).fill();
	document.end();
	await done;
	return Buffer.concat(chunks);
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('a text file', () => {
	test.each([
		['UTF-8', Buffer.from('Café in Tehrān, “quoted”.'), 'Café in Tehrān, “quoted”.'],
		['UTF-8 with a byte order mark', Buffer.from('\ufeffCafé.'), 'Café.'],
		['UTF-16 with a byte order mark', utf16('\ufeffCafé تهران'), 'Café تهران'],
		['big-endian UTF-16', utf16('\ufeffCafé تهران').swap16(), 'Café تهران'],
		['UTF-16 without one', utf16('The council met in a café.'), 'The council met in a café.'],
		['windows-1252', Buffer.from('Caf\xe9 \x93quoted\x94 na\xefve', 'latin1'), 'Café “quoted” naïve'],
		[
			'windows-1256',
			Buffer.from([0xca, 0xe5, 0xd1, 0xc7, 0xe4, 0x20, 0xc7, 0xed, 0xd1, 0xc7, 0xe4]),
			'تهران ايران'
		]
	])('in %s is read', async (_, bytes, text) => {
		expect(await only('a.txt', bytes)).toMatchObject({ id: 'a.txt', text });
	});

	test('keeps its text, with plain line breaks', async () => {
		expect(await only('a.txt', 'One\r\n two \r\rthree\n')).toMatchObject({ text: 'One\n two \n\nthree\n' });
	});

	test.each([
		['a NUL', Buffer.from('a text\0and more, é'), /U\+0000/u],
		['a NUL among other letters', Buffer.from([0x61, 0xe9, 0x62, 0, 0x63]), /U\+0000/u],
		[
			'bad UTF-8',
			Buffer.concat([Buffer.from('é é é é'), Buffer.from([0xc3, 0x28]), Buffer.from(' text')]),
			/bad bytes in UTF-8/u
		],
		['half a letter of UTF-16', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8]), /bad bytes in UTF-16/u],
		['a line of ten million characters', Buffer.alloc(10_000_000, 'a '), /invalid line: 10000000/u],
		['nothing in it', Buffer.alloc(0), /no letters/u]
	])('with %s is refused', async (_, bytes, reason) => {
		expect(await only('a.txt', bytes)).toMatch(reason);
	});
});

describe('a page', () => {
	const html = `<!doctype html><html lang="en-GB"><head><title>Bridge &amp; river – The Post</title>
		<meta property="og:site_name" content="The Post"><meta property="article:published_time" content="2017-06-05T10:00:00+01:00">
		<style>p { color: red }</style></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge opened</h1>
		<p>The  mayor<br>opened the <b>bridge</b>&nbsp;on 5&#32;June.</p><script>alert("no")</script><ul><li>One</li><li>Two</li></ul></article>
		<footer>Imprint</footer></body></html>`;

	test('gives its readable text, and what it says of itself', async () => {
		expect(await only('a.html', html)).toEqual({
			id: 'a.html',
			text: 'Bridge opened\n\nThe mayor\nopened the bridge on 5 June.\n\nOne\nTwo',
			title: 'Bridge & river – The Post',
			publisher: 'The Post',
			published: '2017-06-05',
			language: 'en-GB'
		});
	});

	test('is known without its ending, and in the encoding that it declares', async () => {
		const bytes = Buffer.from(
			'<!doctype html><html><head><meta charset="windows-1251"></head><p>\xcf\xf0\xe8\xe2\xe5\xf2</p></html>',
			'latin1'
		);
		expect(await only('page', bytes)).toMatchObject({ text: 'Привет' });
	});

	test.each([
		['nested a million times', '<div>'.repeat(1_000_000) + 'text', /nested deeper/u],
		['of programs only', '<html><script>var a = "text"</script></html>', /no text/u],
		['of unclosed tags', `<p>${'<'.repeat(2_000_000)}`, null],
		['of attributes', `<p ${'a="b" '.repeat(300_000)}>text</p>`, null],
		['of entities', '<p>' + '&lt;'.repeat(300_000) + 'text</p>', null]
	])('%s is answered', async (_, bomb, reason) => {
		const answer = await only('a.html', bomb);
		if (reason) expect(answer).toMatch(reason);
		else expect(answer).toBeTruthy();
	});
});

describe('Markdown', () => {
	test('is read as the words that a reader sees', async () => {
		const source =
			'---\ntitle: "A bridge"\ndate: 2017-06-05\npublisher: The Post\n---\n# Bridge *opened*\n\nThe [mayor](https://example.org "x") **spoke** of snake_case_names.\n\n- ![a view](a.png) and `code`\n> quoted\n\n```\nraw *text*\n```\n';
		expect(await only('a.md', source)).toEqual({
			id: 'a.md',
			text: 'Bridge opened\n\nThe mayor spoke of snake_case_names.\n\na view and code\nquoted\n\nraw *text*',
			title: 'A bridge',
			publisher: 'The Post',
			published: '2017-06-05',
			language: null
		});
	});

	test.each(['[', '*', '`', '![a](', '**a', '_ ', '> ', '# ', '\\'])(
		'of %j again and again is answered in time',
		async (mark) => {
			expect(await only('a.md', `text ${mark.repeat(Math.floor(900_000 / mark.length))}`)).toBeTruthy();
		}
	);
});

describe('a PDF', () => {
	test('gives its text layer, page by page', async () => {
		const bytes = await pdf(['The council met.', 'It met again.'], { info: { Title: 'Minutes' } });
		expect(await only('a.pdf', bytes)).toMatchObject({
			text: 'The council met.\n\nIt met again.',
			title: 'Minutes'
		});
	});

	test('that is encrypted, has no text, or is cut short is refused with its reason', async () => {
		expect(await only('a.pdf', await pdf(['secret'], { userPassword: 'p', ownerPassword: 'o' }))).toMatch(
			/encrypted/u
		);
		expect(await only('b.pdf', await pdf([]))).toMatch(/without a text layer/u);
		expect(await only('c.pdf', '%PDF-1.7\nnothing else')).toMatch(/invalid PDF/u);
	});
});

describe('JSONL', () => {
	test('gives a text a line, and refuses a line without stopping', async () => {
		const lines = [
			'{"id":"a","text":"One. 🙂","published":"2017-06","publisher":"The Post","more":1}',
			'',
			'{"id":7,"text":"Two."}',
			'{"id":"c"}',
			'not json',
			'{"id":"d","text":"Three.","published":7}',
			`{"id":"e","text":"${'a '.repeat(5_000_000)}"}`,
			'{"id":"f","text":"a\\u0000b"}',
			'{"id":"g","text":"Last."}'
		];
		write('a.jsonl', lines.join('\n'));
		const read = await readAll();
		expect(read.flatMap((one) => ('document' in one ? [one.document.id] : []))).toEqual(['a', '7', 'g']);
		expect(read.flatMap((one) => ('refused' in one ? [one.refused.line] : []))).toEqual([4, 5, 6, 7, 8]);
		expect(read[0]).toMatchObject({
			document: { text: 'One. 🙂', published: '2017-06', publisher: 'The Post', title: null }
		});
	});

	test('reads letters that lie across two pieces of the file', async () => {
		const text = 'é🙂 '.repeat(200_000);
		write('a.jsonl', `${JSON.stringify({ id: 1, text })}\n${JSON.stringify({ id: 2, text })}`);
		expect((await readAll()).map((one) => 'document' in one && one.document.text === text)).toEqual([
			true,
			true
		]);
	});
});

describe('gzip', () => {
	test('is read as what it holds, whatever that is', async () => {
		expect(await only('a.txt.gz', gzipSync('One.'))).toMatchObject({ id: 'a.txt.gz', text: 'One.' });
		expect(await only('b.html.gz', gzipSync('<html><p>Two &amp; three.</p></html>'))).toMatchObject({
			text: 'Two & three.'
		});
		rmSync(join(folder, 'a.txt.gz'));
		rmSync(join(folder, 'b.html.gz'));
		const members = [
			{ id: 1, text: 'Three.' },
			{ id: 2, text: 'Four.' }
		].map((record) => gzipSync(`${JSON.stringify(record)}\n`));
		write('c.jsonl.gz', Buffer.concat(members));
		expect((await readAll()).map((read) => 'document' in read && read.document.text)).toEqual([
			'Three.',
			'Four.'
		]);
	});

	test.each([
		['no gzip', 'a.txt.gz', 'Plain text.', /invalid gzip/u],
		['cut short', 'a.txt.gz', gzipSync('One. '.repeat(1000)).subarray(0, 20), /invalid gzip/u],
		['a bomb', 'a.txt.gz', gzipSync(Buffer.alloc(70_000_000, 'a ')), /more than 67108864 bytes/u],
		['lines cut short', 'a.jsonl.gz', gzipSync('{"id":1}\n'.repeat(99)).subarray(0, 20), /invalid gzip/u]
	])('that is %s is refused', async (_, name, content, reason) => {
		write(name, content);
		const read = (await readAll()).at(-1)!;
		expect('refused' in read && read.refused.reason).toMatch(reason);
	});
});

describe('a pattern', () => {
	const named = (...paths: string[]) => findFiles(paths).files.map(({ name }) => name);

	test('names files as they are named below its fixed part, each once', () => {
		for (const name of ['a/one.txt', 'a/deep/two.txt', 'a/three.md', 'a/.hidden.txt', 'b/four.txt'])
			write(name, 'Text.');
		expect(named(join(folder, 'a/**/*.txt'))).toEqual(['deep/two.txt', 'one.txt']);
		expect(named(join(folder, '*/*.{txt,md}'))).toEqual(['a/one.txt', 'a/three.md', 'b/four.txt']);
		expect(named(join(folder, 'a/*'), join(folder, 'a/one.txt'))).toEqual(['one.txt', 'three.md']);
	});

	test('is the name of a file where there is one, and told where it matches none', () => {
		write('a[1].txt', 'Text.');
		expect(named(join(folder, 'a[1].txt'))).toEqual(['a[1].txt']);
		expect(() => named(join(folder, '*.pdf'))).toThrow(/no file matches .*\*\.pdf/u);
	});
});

describe('many files', () => {
	test('are each read or refused, in order of name; nothing is lost', async () => {
		write('b/two.txt', 'Two.');
		write('a/one.md', '# One');
		write('c.pdf', 'no pdf');
		write('d.bin', Buffer.from([1, 2, 3, 0, 5]));
		write('.hidden/three.txt', 'Three.');
		symlinkSync(join(folder, 'b/two.txt'), join(folder, 'link.txt'));
		symlinkSync('loop', join(folder, 'loop'));
		symlinkSync('..', join(folder, 'b/up'));
		mkdirSync(join(folder, 'e.txt'));
		const read = await readAll(folder, join(folder, 'b'));
		// A file that is named twice is read once, by the shorter name.
		expect(read.map((one) => ('document' in one ? one.document.id : `refused ${one.refused.id}`))).toEqual([
			'a/one.md',
			'refused c.pdf',
			'refused d.bin',
			'two.txt'
		]);
		expect(() => findFiles([join(folder, 'missing.txt')])).toThrow(/no such file or folder/u);
		expect(() => findFiles([join(folder, 'loop')])).toThrow(/links that lead to each other/u);
		expect(findFiles([folder, folder], join(folder, 'b')).files.map(({ name }) => name)).toEqual([
			'a/one.md',
			'c.pdf',
			'd.bin'
		]);
	});
});

describe('a file', () => {
	test('that is no plain one, is too large or changes while it is read is refused', () => {
		expect(() => readBytes(folder)).toThrow(/folder, pipe or device/u);
		expect(() => readBytes('/dev/zero')).toThrow(/folder, pipe or device/u);
		write('large.txt', '');
		truncateSync(join(folder, 'large.txt'), 65 * 1024 * 1024);
		expect(() => readBytes(join(folder, 'large.txt'))).toThrow(/invalid size/u);
		write('a.txt', 'One.');
		const before = statSync(join(folder, 'a.txt'), { bigint: true });
		write('a.txt', 'One, and two.');
		expect(isChanged(before, statSync(join(folder, 'a.txt'), { bigint: true }))).toBe(true);
		expect(isChanged(before, before)).toBe(false);
	});
});
