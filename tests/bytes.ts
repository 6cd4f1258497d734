import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** Every file below a folder as it is read by whoever gets it: unzipped where it is zipped. */
export function* contentsIn(folder: string): Generator<{ file: string; bytes: Buffer }> {
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		const bytes = readFileSync(path);
		const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
		const plain = isGzip ? gunzipSync(bytes) : path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
		yield { file: relative(folder, path), bytes: plain };
	}
}

/** Types of the chunks of a PNG, in order. */
export function chunksOf(png: Buffer): string[] {
	const types: string[] = [];
	for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
		types.push(png.toString('latin1', at + 4, at + 8));
	return types;
}
