/** Files that are hostile as a whole: read or refused with a reason, never a crash, and what is good in them arrives. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonOf, Refusal } from '#cli/documents/document.ts';
import { readRecord } from '#cli/documents/jsonl.ts';
import { readText } from '#cli/documents/read.ts';
import { readRecordLines } from '#cli/documents/records.ts';
import { readRequest } from '#cli/extract/request.ts';
import { contentOfBytes } from '#cli/imports/content.ts';
import { ImportFault } from '#lib/dataset/imports/read.ts';
import { XmlFault } from '#lib/dataset/imports/xmltree.ts';
import { hostileDocuments, hostileLines, oddLines } from './fixtures/hostiledocuments.ts';
import { hostileArchives, hostileMarkup, hostileTables, type HostileFile } from './fixtures/hostilefiles.ts';
import { imported, slowest, timed } from './hostileimport.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'chronotope-hostile-'))));
afterAll(() => {
	rmSync(folder, { recursive: true });
	console.info(slowest());
});

/** Imports a file as the command line does: what arrives, or why the whole of it is refused. */
async function read({ bytes }: HostileFile): Promise<{ titles: string[] } | { refused: string }> {
	try {
		const { added } = imported(await contentOfBytes(bytes));
		return { titles: added.events.map(({ title }) => title.en!) };
	} catch (error) {
		// Whatever else is thrown is a crash.
		if (error instanceof Refusal || error instanceof ImportFault || error instanceof XmlFault)
			return { refused: error.message };
		throw error;
	}
}

describe.each([
	['a table with', hostileTables],
	['an archive:', hostileArchives],
	['markup:', hostileMarkup]
])('%s', (_, files) => {
	test.each(Object.entries(files))('%s', { timeout: 60_000 }, async (name, file) => {
		const answer = await timed(name, () => read(file));
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
		if (file.arrives) {
			const titles = 'titles' in answer ? answer.titles : [answer.refused];
			expect(titles).toEqual(expect.arrayContaining([...file.arrives]));
		}
		if ('refused' in answer) expect(answer.refused).toMatch(/^(?:invalid|unknown) [a-zA-Z ]+: ./u);
		if (file.refused) expect('refused' in answer ? answer.refused : answer).toMatch(file.refused);
	});
});

describe('a document with', () => {
	test.each(Object.entries(hostileDocuments))(
		'%s',
		{ timeout: 60_000 },
		async (name, { file, bytes, ...wanted }) => {
			const { text, reason } = await timed(name, async () => {
				try {
					return { text: (await readText(Buffer.from(bytes), file)).text, reason: null };
				} catch (error) {
					expect(error).toBeInstanceOf(Refusal);
					return { text: null, reason: reasonOf(error) };
				}
			});
			if (wanted.reads !== undefined) expect(text ?? reason).toContain(wanted.reads);
			if (wanted.never) expect(text).not.toMatch(wanted.never);
			if (wanted.refused) expect(reason ?? text).toMatch(wanted.refused);
			if (reason !== null) expect(reason).toMatch(/^(?:invalid [a-zA-Z]+: .|PDF without)/u);
		}
	);
});

describe('a line of JSONL with', () => {
	const good = Array.from({ length: 10 }, (_, at) => `{"id":"good-${at}","text":"Read line ${at}."}`);

	test.each(Object.entries({ ...hostileLines, ...oddLines }))(
		'%s leaves the ten beside it',
		async (name, bad) => {
			const path = join(folder, 'lines.jsonl');
			writeFileSync(path, [...good.slice(0, 3), bad, ...good.slice(3)].join('\n'));
			const ids: string[] = [];
			const refused: [line: number | undefined, reason: string][] = [];
			for await (const { line, ...one } of readRecordLines(path))
				try {
					if ('refused' in one) throw new Refusal(one.refused);
					const record = readRecord(one.text);
					if (record.id.startsWith('good-')) ids.push(record.id);
					else expect(record).toMatchObject({ title: null, publisher: null });
				} catch (error) {
					expect(error).toBeInstanceOf(Refusal);
					refused.push([line, reasonOf(error)]);
				}
			expect(ids).toHaveLength(10);
			expect(refused).toEqual(name in hostileLines ? [[4, expect.stringMatching(/^invalid/u)]] : []);
			// The other reader of such lines answers each with what it read, or why not.
			expect(Object.keys(readRequest(bad))).toEqual(
				expect.arrayContaining([expect.stringMatching(/document|error/u)])
			);
			expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
		}
	);
});
