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

/** What a chunk is called in its folder, without ending: a part of its digest. */
export const nameOfChunk = (digest: string): string => digest.slice(7, 27);

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
 * @throws Error when the text holds no list
 */
export const readChunk = (text: string): LinkedEvent[] => readEvents(JSON.parse(text));
