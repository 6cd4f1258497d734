import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inflateColumns } from '#lib/dataset/inflate.ts';
import { printManifest } from '#lib/dataset/manifest.ts';
import { pack } from '#lib/dataset/packed.ts';
import { publish } from '#lib/dataset/published.ts';
import { sampleColumns } from '#lib/dataset/sample.ts';
import { sampleEvent, sampleHead } from '#lib/dataset/samplefiles.ts';
import { sha256 } from '#lib/dataset/sha256.ts';
import { digestOf, nameOfChunk, packTexts } from '#lib/dataset/texts.ts';
import { packIds } from '#lib/dataset/ids.ts';
import { loadManifest, loadPacked, type Atlas } from './loadpacked.ts';
import type { Packed, Unpacked } from './packedworker.ts';

const size = { events: 2400, places: 12, seed: 4 };
const columns = sampleColumns(size);

/** The files of a packed sample by name. */
function sampleFolder(): Map<string, string | Uint8Array<ArrayBuffer>> {
	const bytes = pack(columns);
	const head = publish({ ...sampleHead(size), events: [] });
	const texts = [...packTexts(Array.from({ length: size.events }, (_, row) => sampleEvent(columns, row)))];
	const list = JSON.stringify(texts.map(digestOf));
	const ids = packIds(Array.from({ length: size.events }, (_, row) => `event-${row + 1}`));
	const idList = JSON.stringify(ids.map(digestOf));
	const manifest = printManifest({
		events: size.events,
		places: 12,
		categories: 7,
		columns: { file: 'columns.gz', digest: `sha256-${sha256(bytes)}`, bytes: bytes.length },
		head: { file: 'head.json', digest: digestOf(head) },
		texts: {
			file: 'texts.json',
			digest: digestOf(list),
			rows: 256,
			chunks: texts.length,
			first: texts.slice(0, 1).map(digestOf)
		},
		ids: { file: 'ids.json', digest: digestOf(idList) }
	});
	return new Map<string, string | Uint8Array<ArrayBuffer>>([
		['manifest.json', manifest],
		['columns.gz', new Uint8Array(gzipSync(bytes))],
		['head.json', head],
		['texts.json', list],
		['ids.json', idList],
		...texts.map((text, chunk) => [chunkFile(chunk), text] as const),
		...ids.map((text) => [`ids/${nameOfChunk(digestOf(text))}.json`, text] as const)
	]);
}

/** The name of a chunk of the sample. */
function chunkFile(chunk: number): string {
	const rows = Array.from({ length: 256 }, (_, at) => 256 * chunk + at).filter((row) => row < size.events);
	const [text] = packTexts(rows.map((row) => sampleEvent(columns, row)));
	return `texts/${nameOfChunk(digestOf(text!))}.json`;
}

const base = new URL('https://example.org/sub/published/atlas/');
const noWorker = (): Worker => {
	throw new Error('no workers here');
};

function serve(files: Map<string, string | Uint8Array<ArrayBuffer>>, asked: string[] = []) {
	return (url: URL): Promise<Response> => {
		const name = url.href.slice(base.href.length).split('?')[0]!;
		asked.push(name);
		const found = files.get(name);
		return Promise.resolve(found === undefined ? new Response(null, { status: 404 }) : new Response(found));
	};
}

const load = async (
	files: Map<string, string | Uint8Array<ArrayBuffer>>,
	{ asked, wanted, start = noWorker }: { asked?: string[]; wanted?: string; start?: () => Worker } = {}
): Promise<Atlas> => {
	const read = serve(files, asked);
	return loadPacked(base, await loadManifest(base, read), read, { wanted: wanted ?? null, start });
};

/** A worker that answers with what `work` gives, or breaks down where it gives nothing. */
function workerOf(work: (packed: Packed) => Promise<Unpacked | null>): () => Worker {
	return () => {
		const worker = {
			onmessage: null as ((message: { data: Unpacked }) => void) | null,
			onerror: null as (() => void) | null,
			postMessage: (packed: Packed) =>
				void work(packed).then((answer) =>
					answer ? worker.onmessage?.({ data: answer }) : worker.onerror?.()
				),
			terminate: () => undefined
		};
		return worker as unknown as Worker;
	};
}

describe('a packed atlas', () => {
	test('is loaded, and texts only where they are asked for, each chunk once', async () => {
		const asked: string[] = [];
		const { catalogue, bring } = await load(sampleFolder(), { asked });
		const { entries } = catalogue;
		expect(catalogue.columns).toEqual(columns);
		expect(catalogue.places).toHaveLength(12);
		expect(asked.splice(0).sort()).toEqual(['columns.gz', 'head.json', 'manifest.json', chunkFile(0)].sort());
		expect([entries.complete, entries.get(300)]).toEqual([false, undefined]);
		await Promise.all([300, 301, 599, 0].map(bring));
		expect([300, 301, 599].map((row) => entries.get(row)!.event.id)).toEqual([
			'event-301',
			'event-302',
			'event-600'
		]);
		expect(entries.get(300)!.event.participants).toEqual([]);
		expect(entries.rowOf('event-302')).toBe(301);
		expect(asked.sort()).toEqual(['texts.json', chunkFile(1), chunkFile(2)].sort());
		await expect(bring(2400)).rejects.toThrow('unknown row 2400');
	});

	test('comes with the record that its address opens', async () => {
		const { catalogue } = await load(sampleFolder(), { wanted: 'event-2000' });
		expect(catalogue.entries.rowOf('event-2000')).toBe(1999);
		const other = await load(sampleFolder(), { wanted: 'no-such-event' });
		expect(other.catalogue.entries.rowOf('no-such-event')).toBeUndefined();
	});

	test('is unpacked by a worker where one starts, else on the main thread', async () => {
		let worked = 0;
		const works = workerOf(async ({ file, bytes, digest }) => {
			worked++;
			return { columns: await inflateColumns(file, bytes, digest) };
		});
		for (const start of [works, workerOf(() => Promise.resolve(null)), noWorker])
			expect((await load(sampleFolder(), { start })).catalogue.columns).toEqual(columns);
		expect(worked).toBe(1);
		const fault = workerOf(() => Promise.resolve({ fault: 'invalid packed atlas: damaged' }));
		await expect(load(sampleFolder(), { start: fault })).rejects.toThrow('damaged');
	});

	test('is taken as it is where the server has gunzipped it', async () => {
		const files = sampleFolder().set('columns.gz', pack(columns));
		expect((await load(files)).catalogue.columns).toEqual(columns);
	});

	test.each([
		['no manifest', 'manifest.json', null, 'missing manifest.json: status 404'],
		['a page in its place', 'manifest.json', '<!doctype html>', 'invalid manifest: no JSON'],
		['another version', 'manifest.json', '{"chronotope":1}', 'invalid manifest: expected {chronotope: 2}'],
		['a changed head', 'head.json', '{}', 'invalid head.json: expected the digest'],
		[
			'columns cut short',
			'columns.gz',
			new Uint8Array(gzipSync(pack(columns)).subarray(0, 90)),
			'no whole gzip'
		],
		['columns too large', 'columns.gz', new Uint8Array(gzipSync(new Uint8Array(1e6))), 'more than the'],
		['columns changed', 'columns.gz', pack(sampleColumns({ ...size, seed: 5 })), 'invalid packed atlas']
	])('with %s gives one clear error', async (_, name, content, message) => {
		const files = sampleFolder();
		if (content === null) files.delete(name);
		else files.set(name, content);
		await expect(load(files)).rejects.toThrow(message);
	});

	test('with a changed chunk refuses it, and asks again when it is asked for again', async () => {
		const files = sampleFolder();
		const good = files.get(chunkFile(1))!;
		files.set(chunkFile(1), '[]');
		const { catalogue, bring } = await load(files);
		await expect(bring(256)).rejects.toThrow('expected the digest');
		files.set(chunkFile(1), good);
		await bring(256);
		expect(catalogue.entries.get(256)!.event.id).toBe('event-257');
	});
});
