import type { Columns } from './columns.ts';
import { unpack } from './packed.ts';

/**
 * The columns in a gzipped file of a packed atlas; one that the server has gunzipped on the way is taken as it is.
 *
 * @param bytes how many bytes the file holds, as the manifest says: reading stops where there are more
 * @param digest `sha256-` and hex of them; compared where the page may hash at all (secure contexts)
 * @throws Error
 */
export async function inflateColumns(
	file: Uint8Array<ArrayBuffer>,
	bytes: number,
	digest: string
): Promise<Columns> {
	const gzipped = file[0] === 0x1f && file[1] === 0x8b;
	const inflated = gzipped ? await gunzip(file, bytes) : file;
	if (inflated.length !== bytes)
		throw new Error(`invalid packed atlas: ${inflated.length} bytes; the manifest says ${bytes}`);
	const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
	if (subtle) {
		const hash = new Uint8Array(await subtle.digest('SHA-256', inflated));
		const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
		if (`sha256-${hex}` !== digest) throw new Error(`invalid packed atlas: expected the digest ${digest}`);
	}
	return unpack(inflated);
}

async function gunzip(file: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
	const reader = new Blob([file]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
	const parts: Uint8Array[] = [];
	let length = 0;
	for (;;) {
		const part = await reader.read().catch(() => {
			throw new Error('invalid packed atlas: no whole gzip');
		});
		if (part.done) break;
		length += part.value.length;
		if (length > most) {
			await reader.cancel().catch(() => undefined);
			throw new Error(`invalid packed atlas: more than the ${most} bytes of the manifest`);
		}
		parts.push(part.value);
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
