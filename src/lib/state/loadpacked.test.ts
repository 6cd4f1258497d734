import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inflateColumns } from '#lib/dataset/inflate.ts';
import { printManifest } from '#lib/dataset/manifest.ts';
import { pack } from '#lib/dataset/packed.ts';
import { publish } from '#lib/dataset/published.ts';
import { sampleColumns } from '#lib/dataset/sample.ts';
import { sampleEvent, sampleHead } from '#lib/dataset/samplefiles.ts';
import { sha256 } from '#lib/dataset/sha256.ts';
import { digestOf, packTexts } from '#lib/dataset/texts.ts';
import { loadPacked } from './loadpacked.ts';
import type { Packed, Unpacked } from './packedworker.ts';

const size = { events: 600, places: 12, seed: 4 };
const columns = sampleColumns(size);

/** The files of a packed sample by name. */
function sampleFolder(): Map<string, string | Uint8Array<ArrayBuffer>> {
	const bytes = pack(columns);
	const head = publish({ ...sampleHead(size), events: [] });
	const texts = [...packTexts(Array.from({ length: size.events }, (_, row) => sampleEvent(columns, row)))];
	const list = JSON.stringify(texts.map(digestOf));
	const manifest = printManifest({
		events: 600,
		places: 12,
		categories: 7,
		columns: { file: 'columns.gz', digest: `sha256-${sha256(bytes)}`, bytes: bytes.length },
		head: { file: 'head.json', digest: digestOf(head) },
		texts: { file: 'texts.json', digest: digestOf(list), rows: 256, chunks: 3 }
	});
	return new Map<string, string | Uint8Array<ArrayBuffer>>([
		['manifest.json', manifest],
		['columns.gz', new Uint8Array(gzipSync(bytes))],
		['head.json', head],
		['texts.json', list],
		...texts.map((text, chunk) => [`texts/${chunk}.json`, text] as const)
	]);
}

const base = new URL('https://example.org/sub/published/atlas/');
const noWorker = (): Worker => {
	throw new Error('no workers here');
};

function serve(files: Map<string, string | Uint8Array<ArrayBuffer>>, asked: string[] = []) {
	return (url: URL): Promise<Response> => {
		const name = url.href.slice(base.href.length);
		asked.push(name);
		const found = files.get(name);
		return Promise.resolve(found === undefined ? new Response(null, { status: 404 }) : new Response(found));
	};
}

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
		const data = await loadPacked(base, serve(sampleFolder(), asked), noWorker);
		expect(data.columns).toEqual(columns);
		expect(data.head.places).toHaveLength(12);
		expect(asked).toEqual(['manifest.json', 'columns.gz', 'head.json']);
		const [first, second, last] = await Promise.all([300, 301, 599].map((row) => data.event(row)));
		expect([first!.id, second!.id, last!.id]).toEqual(['event-301', 'event-302', 'event-600']);
		expect(first!.participants).toEqual([]);
		expect(asked.slice(3).sort()).toEqual(['texts.json', 'texts/1.json', 'texts/2.json']);
		await expect(data.event(600)).rejects.toThrow('unknown row 600');
	});

	test('is unpacked by a worker where one starts, else on the main thread', async () => {
		let worked = 0;
		const works = workerOf(async ({ file, bytes, digest }) => {
			worked++;
			return { columns: await inflateColumns(file, bytes, digest) };
		});
		for (const start of [works, workerOf(() => Promise.resolve(null)), noWorker])
			expect((await loadPacked(base, serve(sampleFolder()), start)).columns).toEqual(columns);
		expect(worked).toBe(1);
		const fault = workerOf(() => Promise.resolve({ fault: 'invalid packed atlas: damaged' }));
		await expect(loadPacked(base, serve(sampleFolder()), fault)).rejects.toThrow('damaged');
	});

	test('is taken as it is where the server has gunzipped it', async () => {
		const files = sampleFolder().set('columns.gz', pack(columns));
		expect((await loadPacked(base, serve(files), noWorker)).columns).toEqual(columns);
	});

	test.each([
		['no manifest', 'manifest.json', null, 'missing manifest.json: status 404'],
		['a page in its place', 'manifest.json', '<!doctype html>', 'invalid manifest: no JSON'],
		['another version', 'manifest.json', '{"chronotope":2}', 'invalid manifest: expected {chronotope: 1}'],
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
		await expect(loadPacked(base, serve(files), noWorker)).rejects.toThrow(message);
	});

	test('with a changed chunk refuses it, and asks again when it is asked for again', async () => {
		const files = sampleFolder();
		const good = files.get('texts/0.json')!;
		files.set('texts/0.json', '[]');
		const data = await loadPacked(base, serve(files), noWorker);
		await expect(data.event(0)).rejects.toThrow('invalid chunk of texts: expected the digest');
		files.set('texts/0.json', good);
		expect((await data.event(0)).id).toBe('event-1');
	});
});
