import { parse } from 'secure-json-parse';
import * as v from 'valibot';
import type { InputDocument } from '#lib/extract/document.ts';

/** Bytes of the longest line, and characters of the longest text, that are worked on. */
export const MOST_BYTES = 4_000_000;
export const MOST_CHARACTERS = 1_000_000;

const schema = v.object({
	id: v.union([v.pipe(v.string(), v.maxLength(1000)), v.pipe(v.number(), v.safeInteger())]),
	text: v.pipe(
		v.string(),
		v.maxLength(
			MOST_CHARACTERS,
			({ received }) => `text of ${received} characters, at most ${MOST_CHARACTERS}`
		),
		v.check((text) => !text.includes('\0'), 'text with NUL')
	),
	published: v.nullish(v.pipe(v.string(), v.maxLength(200))),
	publisher: v.nullish(v.pipe(v.string(), v.maxLength(1000)))
});

/** A line that was read: a document, or why it is none, with its id where that could be read. */
export type Request = { document: InputDocument } | { id: string | number | null; error: string };

/** Reads one line of JSON; whatever it holds, nothing is thrown. */
export function readRequest(line: string): Request {
	let value: unknown;
	try {
		value = parse(line, null, { protoAction: 'error', constructorAction: 'remove' });
	} catch (error) {
		return { id: null, error: `invalid JSON: ${(error as Error).message.slice(0, 200)}` };
	}
	const read = v.safeParse(schema, value);
	if (read.success) {
		const { id, text, published, publisher } = read.output;
		return { document: { id, text, published: published ?? undefined, publisher: publisher ?? undefined } };
	}
	const [{ message, path }] = read.issues;
	const id = v.safeParse(v.object({ id: schema.entries.id }), value);
	const at = path?.map(({ key }) => String(key)).join('.');
	return { id: id.success ? id.output.id : null, error: at ? `${at}: ${message}` : message };
}
