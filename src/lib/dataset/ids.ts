/** A bucket has about this many ids. */
const IDS = 2000;

/** How many buckets the ids of so many events take. */
export const bucketsFor = (events: number): number => Math.max(1, Math.ceil(events / IDS));

/** The bucket of an id: the same on every machine (FNV-1a over UTF-16 units). */
export function bucketOf(id: string, buckets: number): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
	return (hash >>> 0) % buckets;
}

/** The rows of ids as JSON texts, one a bucket: `[["id", row], …]`. */
export function packIds(ids: readonly string[]): string[] {
	const buckets: [id: string, row: number][][] = Array.from({ length: bucketsFor(ids.length) }, () => []);
	ids.forEach((id, row) => buckets[bucketOf(id, buckets.length)]!.push([id, row]));
	return buckets.map((bucket) => JSON.stringify(bucket));
}

/** The row of an id in the text of its bucket; null where it is not there. */
export function rowIn(text: string, id: string): number | null {
	const bucket: unknown = JSON.parse(text);
	if (!Array.isArray(bucket)) return null;
	const found: unknown = bucket.find((pair) => Array.isArray(pair) && pair[0] === id);
	const row: unknown = (found as unknown[] | undefined)?.[1];
	return Number.isInteger(row) ? (row as number) : null;
}
