/** A worker that unpacks an atlas: takes `Packed`, answers `Unpacked`. */
import { inflateColumns } from '#lib/dataset/inflate.ts';
import type { Columns } from '#lib/dataset/columns.ts';

export interface Packed {
	file: Uint8Array<ArrayBuffer>;
	bytes: number;
	digest: string;
}
export type Unpacked = { columns: Columns } | { fault: string };

const scope = globalThis as unknown as {
	onmessage: ((message: MessageEvent<Packed>) => void) | null;
	postMessage(answer: Unpacked, transfer: Transferable[]): void;
};

scope.onmessage = ({ data: { file, bytes, digest } }) => {
	inflateColumns(file, bytes, digest).then(
		(columns) => scope.postMessage({ columns }, buffersOf(columns)),
		(error: Error) => scope.postMessage({ fault: error.message }, [])
	);
};

/** Moved, not copied. */
function buffersOf(columns: Columns): ArrayBuffer[] {
	return Object.values(columns)
		.filter((column) => ArrayBuffer.isView(column))
		.map(({ buffer }) => buffer as ArrayBuffer);
}
