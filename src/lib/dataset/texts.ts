import { CHUNK_ROWS } from './packedheader.ts';
import { readEvents } from './published.ts';
import type { LinkedEvent } from './entries.ts';
import type { Event } from './schema.ts';
import { sha256 } from './sha256.ts';

/** An event as it is published: defaults left out. */
export type PublishedEvent = Pick<Event, 'id' | 'title' | 'summary' | 'when' | 'places' | 'category'> &
	Partial<LinkedEvent>;

/** `sha256-` and hex of a text in UTF-8. */
export const digestOf = (text: string): string => `sha256-${sha256(new TextEncoder().encode(text))}`;

/** The records as JSON texts of `rows` events each, in the order given. The same records give the same texts. */
export function* packTexts(events: Iterable<PublishedEvent>, rows = CHUNK_ROWS): Generator<string> {
	let chunk: PublishedEvent[] = [];
	for (const event of events) {
		chunk.push(event);
		if (chunk.length < rows) continue;
		yield JSON.stringify(chunk);
		chunk = [];
	}
	if (chunk.length > 0) yield JSON.stringify(chunk);
}

/**
 * The events of one chunk, with defaults filled in.
 *
 * @throws Error when the text has another digest, or holds no list
 */
export function readChunk(text: string, digest: string): LinkedEvent[] {
	if (digestOf(text) !== digest) throw new Error(`invalid chunk of texts: expected the digest ${digest}`);
	return readEvents(JSON.parse(text));
}
