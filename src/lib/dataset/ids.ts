/** A bucket has at most about this many ids. */
const IDS = 2000;

/** How many buckets the ids of so many events take: a power of two, so that some events more are no other buckets. */
export const bucketsFor = (events: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, events / IDS)));

/** A number of 32 bits for an id: the same on every machine (FNV-1a over UTF-16 units). */
export function idHash(id: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}

/** The bucket of an id. */
export const bucketOf = (id: string, buckets: number): number => idHash(id) % buckets;

/**
 * The rows of ids as JSON texts, one a bucket: `[["id", row], …]`. The rows from `dated` on are counted from the end, as negative
 * numbers: a dated event more moves none of them.
 */
export function packIds(ids: readonly string[], dated = ids.length): string[] {
	const buckets: [id: string, row: number][][] = Array.from({ length: bucketsFor(ids.length) }, () => []);
	ids.forEach((id, row) =>
		buckets[bucketOf(id, buckets.length)]!.push([id, row < dated ? row : row - ids.length])
	);
	return buckets.map((bucket) => JSON.stringify(bucket));
}

/** The row of an id of so many in the text of its bucket; null where it is not there. */
export function rowIn(text: string, id: string, events: number): number | null {
	const bucket: unknown = JSON.parse(text);
	if (!Array.isArray(bucket)) return null;
	const found: unknown = bucket.find((pair) => Array.isArray(pair) && pair[0] === id);
	const row: unknown = (found as unknown[] | undefined)?.[1];
	if (!Number.isInteger(row)) return null;
	return (row as number) < 0 ? (row as number) + events : (row as number);
}
