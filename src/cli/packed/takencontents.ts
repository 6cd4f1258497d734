import { hash } from 'node:crypto';
import { bucketsFor } from '#lib/dataset/ids.ts';
import { CHUNK_ROWS } from '#lib/dataset/packedheader.ts';
import type { EventNames } from '../parts/eventnames.ts';
import type { TakenEvents } from '../parts/eventrows.ts';
import { DIGEST_BYTES } from '../parts/judgedpart.ts';
import type { KeptParts } from '../parts/keptparts.ts';
import type { Content, PackedContents } from './content.ts';
import type { PackedRows } from './packedrows.ts';

/**
 * The contents of a packed atlas of events that were taken from kept parts. Which content is wanted is told by digests: records are
 * read for those files alone that are not there yet.
 */
export function takenContents(
	taken: TakenEvents,
	names: EventNames,
	rows: PackedRows,
	parts: KeptParts
): PackedContents {
	return {
		texts: { [Symbol.iterator]: () => chunksOf(taken, rows, parts) },
		ids: { [Symbol.iterator]: () => bucketsOf(names, rows) }
	};
}

function* chunksOf(
	taken: TakenEvents,
	{ event, whole, parts }: PackedRows,
	kept: KeptParts
): Generator<Content> {
	const isCut = (row: number): boolean => taken.undecidedWholes.has(event[row]!);
	const digests = Buffer.alloc(CHUNK_ROWS * DIGEST_BYTES);
	for (let first = 0; first < event.length; first += CHUNK_ROWS) {
		const end = Math.min(first + CHUNK_ROWS, event.length);
		const links: unknown[] = [];
		for (let row = first; row < end; row++) {
			const [from, to] = [event[row]! * DIGEST_BYTES, (row - first) * DIGEST_BYTES];
			for (let byte = 0; byte < DIGEST_BYTES; byte++) digests[to + byte] = taken.textDigests[from + byte]!;
			if (whole.has(row) || parts.has(row) || isCut(row))
				links.push([row - first, whole.get(row), parts.get(row), isCut(row)]);
		}
		const known = hash('sha256', digests.subarray(0, (end - first) * DIGEST_BYTES), 'hex');
		const textOf = (row: number): string =>
			withLinks(kept.text(taken, event[row]!), whole.get(row), parts.get(row));
		yield {
			of: hash('sha256', JSON.stringify(['texts', known, links]), 'hex'),
			make: () => `[${Array.from({ length: end - first }, (_, at) => textOf(first + at)).join(',')}]`
		};
	}
}

/** A record with the rows of what it is linked to, as `packedAtlas` has it. */
function withLinks(text: string, whole: number | undefined, parts: readonly number[] | undefined): string {
	if (whole === undefined && parts === undefined) return text;
	const links = JSON.stringify({ whole, parts });
	return `${text.slice(0, -1)},${links.slice(1)}`;
}

function* bucketsOf(names: EventNames, { event, dated }: PackedRows): Generator<Content> {
	const buckets = bucketsFor(event.length);
	const { own, hash: hashes } = names;
	const start = new Uint32Array(buckets + 1);
	for (const one of event) start[(hashes[one]! % buckets) + 1]!++;
	for (let bucket = 0; bucket < buckets; bucket++) start[bucket + 1]! += start[bucket]!;
	const next = start.slice();
	/** Events with their rows as the buckets have them, and by what they are known, in the order of the buckets. */
	const sorted = {
		event: new Uint32Array(event.length),
		row: new Int32Array(event.length),
		own: new Float64Array(event.length),
		hash: new Uint32Array(event.length)
	};
	for (let row = 0; row < event.length; row++) {
		const one = event[row]!;
		const at = next[hashes[one]! % buckets]!++;
		sorted.event[at] = one;
		sorted.row[at] = row < dated ? row : row - event.length;
		sorted.own[at] = own[one]!;
		sorted.hash[at] = hashes[one]!;
	}
	for (let bucket = 0; bucket < buckets; bucket++) {
		const [from, to] = [start[bucket]!, start[bucket + 1]!];
		const known = [sorted.row, sorted.own, sorted.hash].map((numbers) =>
			hash('sha256', numbers.subarray(from, to), 'hex')
		);
		yield {
			of: hash('sha256', `ids ${known.join(' ')}`, 'hex'),
			make: () =>
				JSON.stringify(
					Array.from({ length: to - from }, (_, at) => [
						names.idOf(sorted.event[from + at]!),
						sorted.row[from + at]
					])
				)
		};
	}
}
