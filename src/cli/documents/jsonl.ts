import * as v from 'valibot';
import { shown } from '#lib/dataset/problem.ts';
import { readable, Refusal, type SourceText } from './document.ts';
import { LONGEST_RECORD } from './limits.ts';

const optional = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(1000))), null);
const record = v.object({
	id: v.union([v.pipe(v.string(), v.minLength(1), v.maxLength(1000)), v.pipe(v.number(), v.finite())]),
	text: v.string(),
	title: optional,
	publisher: optional,
	published: optional,
	language: optional
});

/** One line of JSONL: `{id, text, published?, publisher?, title?, language?}`. Other keys are passed over. Throws `Refusal`. */
export function readRecord(line: string): SourceText & { id: string } {
	if (line.length > LONGEST_RECORD)
		throw new Refusal(`invalid line: ${line.length} characters; at most ${LONGEST_RECORD}`);
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		throw new Refusal(`invalid JSON: ${shown(line.slice(0, 100))}`);
	}
	const { success, output, issues } = v.safeParse(record, value);
	if (!success)
		throw new Refusal(`invalid record: ${v.getDotPath(issues[0]) ?? 'line'}: ${issues[0].message}`);
	// A record's text is kept as it is: its offsets are those of whoever wrote it.
	readable(output.text);
	return { ...output, id: String(output.id) };
}
