import { gunzipSync, gzipSync } from 'node:zlib';
import { pack, unpack } from '#lib/dataset/packed.ts';
import { sampleColumns } from '#lib/dataset/sample.ts';
import { TimeIndex } from '#lib/dataset/timeindex.ts';

/** Size and cost of the packed form: gzip -9 in bytes, medians in milliseconds. Decoding begins after gunzip. */
export interface Bytes {
	events: number;
	gzip: number;
	decodeMs: number;
	indexMs: number;
}

const sizes = [1_000, 10_000, 100_000, 1_000_000];

/** Measures when and where of samples at 5,000 places; each figure is the median of `runs`. */
export function measure({ runs = 5 }: { runs?: number } = {}): Bytes[] {
	return sizes.map((events) => {
		const file = gzipSync(pack(sampleColumns({ events, places: 5000, seed: 1 })), { level: 9 });
		const bytes = new Uint8Array(gunzipSync(file));
		const decode: number[] = [];
		const index: number[] = [];
		for (let run = 0; run < runs; run++) {
			const start = performance.now();
			const columns = unpack(bytes);
			const decoded = performance.now();
			new TimeIndex(columns);
			index.push(performance.now() - decoded);
			decode.push(decoded - start);
		}
		return { events, gzip: file.length, decodeMs: median(decode), indexMs: median(index) };
	});
}

function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)]!;
}
