import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileNames } from '#lib/dataset/files.ts';
import { MAX_TEXT } from '#lib/dataset/limits.ts';
import { isSame } from '#lib/dataset/review/same.ts';
import { MOST_GATHERED, PARTS, recordsInParts, textOfPart } from '../eventparts.ts';
import { Failure } from '../print.ts';
import { writeAllWhole } from '../write.ts';

/** What becomes of a line of a part; null: it is not there. */
interface LineEdit {
	part: string;
	/** Its number in the part, from 0, blank lines too, as the edits before have left them. */
	at: number;
	before: string | null;
	after: string | null;
}

/**
 * Events in parts as the text of one file: a list with a record on each line.
 *
 * @throws Failure for more than a review can show, or a line that is no record
 */
export function joinParts(directory: string, parts: readonly string[]): string {
	if (existsSync(join(directory, fileNames.events)))
		throw new Failure(
			`${join(directory, fileNames.events)}: unexpected file: the events stand in parts, in ${PARTS}/`
		);
	const size = parts.reduce((sum, part) => sum + statSync(join(directory, part)).size, 0);
	const records = size > MAX_TEXT ? [] : recordsInParts(directory, parts);
	const text = `[\n${records.map((record) => record.text).join(',\n')}\n]`;
	if (size > MAX_TEXT || records.length > MOST_GATHERED || text.length > MAX_TEXT)
		throw new Failure(
			`${join(directory, PARTS)}: too many events for a review: at most ${MOST_GATHERED} and ${MAX_TEXT} characters; ` +
				'decide on proposals in a dataset of their own, and put its events here as a part when that is done'
		);
	const values = parsed(text);
	if (!Array.isArray(values) || values.length !== records.length) {
		const fault = records.find((record) => typeof parsed(record.text) !== 'object');
		const where = fault ? `${fault.part}:${fault.at + 1}` : PARTS;
		throw new Failure(
			`${join(directory, where)}: a line that is no record; "chronotope validate ${directory}" tells more`
		);
	}
	return text;
}

/**
 * Writes what has become of the list back into the parts: a record that changed into its line, a new one into a part of the day.
 * Parts without a change are not touched.
 *
 * @param text the list that `joinParts` gave, with records changed, removed, or added at its end
 * @returns takes it back, as long as nothing else has changed the parts
 */
export function putParts(directory: string, parts: readonly string[], text: string): () => void {
	const wanted = JSON.parse(text) as { id?: unknown }[];
	const edits: LineEdit[] = [];
	let next = 0;
	/** How many lines of a part are gone already. */
	const gone = new Map<string, number>();
	for (const { part, at, text: before } of recordsInParts(directory, parts)) {
		const own = JSON.parse(before) as { id?: unknown };
		const record = wanted[next];
		const line = at - (gone.get(part) ?? 0);
		if (record === undefined || record.id !== own.id) {
			edits.push({ part, at: line, before, after: null });
			gone.set(part, (gone.get(part) ?? 0) + 1);
			continue;
		}
		next++;
		if (!isSame(own, record)) edits.push({ part, at: line, before, after: JSON.stringify(record) });
	}
	const today = `${PARTS}/reviewed-${new Date().toISOString().slice(0, 10)}.jsonl`;
	const there = existsSync(join(directory, today)) ? textOfPart(directory, today).split('\n') : [];
	// Behind the last line, which may have no end.
	const end = there.at(-1) === '' ? there.length - 1 : there.length;
	for (const [at, record] of wanted.slice(next).entries())
		edits.push({
			part: today,
			at: end - (gone.get(today) ?? 0) + at,
			before: null,
			after: JSON.stringify(record)
		});
	const emptied = apply(directory, edits);
	const back = edits
		.filter((edit) => !emptied.has(edit.part))
		.toReversed()
		.map((edit) => ({ ...edit, before: edit.after, after: edit.before }));
	return () => void apply(directory, back, emptied);
}

/**
 * Edits lines, and puts parts back that were emptied. A part that has no record left goes.
 *
 * @returns the texts of those as they were
 * @throws Unwritable
 */
function apply(
	directory: string,
	edits: readonly LineEdit[],
	again: ReadonlyMap<string, string> = new Map()
): Map<string, string> {
	const touched = new Map<string, { was: string; lines: string[] }>();
	for (const { part, at, before, after } of edits) {
		if (!touched.has(part)) {
			const was = existsSync(join(directory, part)) ? textOfPart(directory, part) : '';
			touched.set(part, { was, lines: was.split('\n') });
		}
		touched.get(part)!.lines.splice(at, before === null ? 0 : 1, ...(after === null ? [] : [after]));
	}
	const texts = [...touched].map(([part, { lines }]) => [part, lines.join('\n')] as const);
	const [kept, gone] = [true, false].map((has) =>
		[...texts, ...again].filter(([, text]) => (text.trim() !== '') === has)
	) as [[string, string][], [string, string][]];
	writeAllWhole(
		kept.map(([part, text]) => [join(directory, part), part.endsWith('.gz') ? gzipSync(text) : text])
	);
	for (const [part] of gone) rmSync(join(directory, part), { force: true });
	return new Map(gone.flatMap(([part]) => (touched.has(part) ? [[part, touched.get(part)!.was]] : [])));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
