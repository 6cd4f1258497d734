import { EventLines, type EventLine, type JudgedLine } from '#lib/dataset/eventlines.ts';
import { idDigest } from '#lib/dataset/iddigest.ts';
import type { Problem } from '#lib/dataset/problem.ts';
import type { Redaction } from '#lib/dataset/redact.ts';
import type { Dataset, Event } from '#lib/dataset/schema.ts';
import { linesOf } from '../eventparts.ts';
import { stateOf, WITHHELD, type JudgedLines } from './judgedlines.ts';
import { ToldProblems } from './toldproblems.ts';

/** Lines that are judged at once. */
const BATCH = 1000;

/** A dataset whose events stand in parts. */
export interface InParts {
	directory: string;
	/** Paths of the parts, relative to the directory. */
	parts: readonly string[];
	/** The accepted records of the other files. */
	head: Dataset;
	redaction?: Redaction | undefined;
	/** The redaction's file as it stands: what is kept of a part is kept for it alone. */
	redactionText?: string | undefined;
}

/** The lines of all parts in order; asked for `again` where only all of them together tell what is wrong with some. */
export type LinesOf = (again: boolean) => AsyncIterable<JudgedLines>;

/** Some lines of a part, what each is, and what is wrong with them. */
export interface Judged {
	lines: readonly EventLine[];
	results: readonly JudgedLine[];
	problems: Problem[];
}

/** Reads a part and judges it, in bounded memory. */
export async function* judgePart(directory: string, part: string, judge: EventLines): AsyncGenerator<Judged> {
	let lines: EventLine[] = [];
	const judged = (): Judged => {
		const problems: Problem[] = [];
		return { lines, results: judge.judge(lines, problems), problems };
	};
	for await (const line of linesOf(directory, part)) {
		lines.push(line);
		if (lines.length < BATCH) continue;
		yield judged();
		lines = [];
	}
	if (lines.length > 0) yield judged();
}

/**
 * The lines as they are read. Each time they are asked for they are read and judged anew: nothing of them is kept.
 *
 * @param take is handed every event that its own line does not refuse, but not again. Rows count all lines that are not blank, from 0
 */
export function freshLines(
	{ directory, parts, head, redaction }: InParts,
	take?: (event: Event, row: number) => void
): LinesOf {
	const judge = new EventLines(head, redaction);
	return async function* (again) {
		let row = 0;
		for (const part of parts)
			for await (const judged of judgePart(directory, part, judge)) {
				const given = linesFrom(part, judged);
				for (const { event } of judged.results) {
					if (event && !again) take?.(event, row);
					row++;
				}
				yield given;
			}
	};
}

function linesFrom(file: string, { lines, results, problems }: Judged): JudgedLines {
	const told = new ToldProblems();
	told.add(problems);
	const idOf = (at: number): string => {
		const result = results[at]!;
		return ('id' in result ? result.id : undefined) ?? '';
	};
	return {
		file,
		count: lines.length,
		line: lines.map(({ line }) => line),
		state: results.map(({ event }) => (event ? stateOf(event) : event === undefined ? WITHHELD : 0)),
		own: results.map((result) =>
			'id' in result && result.id !== undefined ? idDigest(result.id) : Number.NaN
		),
		citations: results.map(({ event }) => event?.citations.length ?? 0),
		idOf,
		wholeOf: (at) => results[at]!.event?.partOf ?? '',
		problems: told,
		areas: results.flatMap(({ event }) => (event ? areasOf(event) : []))
	};
}

/** Ids of the places that are an event's area. */
export const areasOf = ({ places }: Event): string[] =>
	places.flatMap(({ id, role }) => (role === 'area' ? [id] : []));
