import { EventLines, type EventLine, type JudgedLine } from '#lib/dataset/eventlines.ts';
import { EventLinks, type Fault } from '#lib/dataset/eventlinks.ts';
import { hasNumber, idDigest } from '#lib/dataset/iddigest.ts';
import { shown, type Problem } from '#lib/dataset/problem.ts';
import type { Redaction } from '#lib/dataset/redact.ts';
import { undecided } from '#lib/dataset/rules/drafts.ts';
import type { Dataset, Event } from '#lib/dataset/schema.ts';
import { happenedThere } from '#lib/dataset/terms.ts';
import { linesOf, PARTS } from './eventparts.ts';

/** Lines that are judged at once. */
const BATCH = 1000;
/** So many errors and so many warnings are told one by one; of more, how many. */
const MOST_TOLD = 1000;

/** What a stream of events comes to. */
export interface StreamedEvents {
	problems: Problem[];
	/** Accepted; `drafts` of them are proposed. */
	events: number;
	drafts: number;
	citations: number;
	unplaced: number;
	undated: number;
	refused: number;
	withheld: number;
	/** Rows that were handed out and are refused since, for what only all events together tell. */
	refusedRows: ReadonlySet<number>;
	/** Ids of places that events have as their area. */
	areas: ReadonlySet<string>;
}

export interface Streaming {
	directory: string;
	parts: readonly string[];
	/** The accepted records of the other files. */
	head: Dataset;
	redaction?: Redaction | undefined;
	/** Is handed every event that its own line does not refuse. Rows count all lines that are not blank, from 0. */
	take?: (event: Event, row: number) => void;
	/** Hears how many lines have been read. */
	told?: (lines: number) => void;
}

/**
 * Reads and judges events in parts, in the order of the parts' names, in bounded memory: a batch of lines, and some bytes
 * of each id. Where ids are used twice, or parts hang on nothing, the lines are read once more to tell which.
 */
export async function streamEvents(streaming: Streaming): Promise<StreamedEvents> {
	const { head, redaction, take, told } = streaming;
	const judge = new EventLines(head, redaction);
	const links = new EventLinks();
	const problems = new ToldProblems();
	const counts = { events: 0, drafts: 0, citations: 0, unplaced: 0, undated: 0, refused: 0, withheld: 0 };
	const count = (event: Event, by: 1 | -1): void => {
		counts.events += by;
		counts.drafts += event.status === 'proposed' ? by : 0;
		counts.citations += by * event.citations.length;
		counts.unplaced += event.places.some(happenedThere) ? 0 : by;
		counts.undated += event.when === null ? by : 0;
	};
	let row = 0;
	for await (const batch of batches(streaming)) {
		const found: Problem[] = [];
		for (const judged of judge.judge(batch, found)) {
			if (judged.event === undefined) counts.withheld++;
			else {
				if (judged.id !== undefined) links.add(row, judged.id, judged.event);
				if (judged.event === null) counts.refused++;
				else {
					count(judged.event, 1);
					take?.(judged.event, row);
				}
			}
			row++;
		}
		problems.add(found);
		told?.(row);
	}

	const refusedRows = new Set<number>();
	for await (const { row, event, problem } of lateFaults(streaming, judge, links)) {
		problems.add([problem]);
		if (!event || problem.severity !== 'error') continue;
		refusedRows.add(row);
		count(event, -1);
		counts.refused++;
	}
	if (counts.drafts > 0) problems.add([undecided('events', counts.drafts, counts.events)]);
	return { ...counts, problems: problems.all(), refusedRows, areas: judge.areas };
}

/** A row with a problem that only all rows together tell; `event` is null where the row was refused before. */
interface Late {
	row: number;
	event: Event | null;
	problem: Problem;
}

async function* lateFaults(streaming: Streaming, judge: EventLines, links: EventLinks): AsyncGenerator<Late> {
	const repeated = links.repeated();
	const lost = new Set<number>();
	const again = new Set<number>();
	const firsts = new Map<string, { line: EventLine; kept: boolean }>();
	if (repeated.length > 0)
		for await (const { row, line, judged } of rejudged(streaming, judge)) {
			if (judged.event === undefined || judged.id === undefined) continue;
			const { id, event } = judged;
			if (!hasNumber(repeated, idDigest(id))) continue;
			const first = firsts.get(id);
			if (!first) {
				firsts.set(id, { line, kept: event !== null });
				continue;
			}
			if (!first.kept) lost.add(idDigest(id));
			again.add(row);
			const message = `invalid id ${shown(id)}: first used at ${first.line.file}:${first.line.line}`;
			yield { row, event, problem: lateProblem(line, id, 'duplicate-id', '/id', message) };
		}
	const faults = links.faults(lost);
	if (faults.size === 0) return;
	for await (const { row, line, judged } of rejudged(streaming, judge)) {
		const fault = faults.get(row);
		if (!fault || !judged.event || again.has(row)) continue;
		const { event } = judged;
		const problem = lateProblem(line, event.id, fault, '/partOf', wholeMessage(fault, event));
		yield { row, event, problem };
	}
}

const lateProblem = (
	{ file, line }: EventLine,
	record: string,
	code: Fault | 'duplicate-id',
	path: string,
	message: string
): Problem => ({
	severity: code === 'undecided-whole' ? 'warning' : 'error',
	code,
	file,
	line,
	path,
	message,
	record
});

function wholeMessage(fault: Fault, { id, partOf }: Event): string {
	switch (fault) {
		case 'unknown-whole':
			return `unknown event ${shown(partOf)}`;
		case 'cycle':
			return `invalid partOf: ${shown(partOf)} is in ${shown(id)} itself`;
		case 'undecided-whole':
			return `event ${shown(partOf)} is proposed: the link is left out`;
	}
}

/** All lines once more, with what they are, but without their problems. */
async function* rejudged(
	streaming: Streaming,
	judge: EventLines
): AsyncGenerator<{ row: number; line: EventLine; judged: JudgedLine }> {
	let row = 0;
	for await (const batch of batches(streaming)) {
		const results = judge.judge(batch, []);
		for (const [at, line] of batch.entries()) yield { row: row++, line, judged: results[at]! };
	}
}

async function* batches({ directory, parts }: Streaming): AsyncGenerator<EventLine[]> {
	let batch: EventLine[] = [];
	for (const part of parts)
		for await (const line of linesOf(directory, part)) {
			batch.push(line);
			if (batch.length < BATCH) continue;
			yield batch;
			batch = [];
		}
	if (batch.length > 0) yield batch;
}

/** Problems, of which there may be as many as events: the first ones, and how many more. */
class ToldProblems {
	readonly #told: Problem[] = [];
	readonly #counts = { error: 0, warning: 0 };

	add(problems: readonly Problem[]): void {
		for (const problem of problems)
			if (this.#counts[problem.severity]++ < MOST_TOLD) this.#told.push(problem);
	}

	all(): Problem[] {
		const more = (['error', 'warning'] as const).flatMap((severity): Problem[] => {
			const left = this.#counts[severity] - MOST_TOLD;
			const message = `${left} more ${severity}s are not told one by one`;
			return left > 0 ? [{ severity, code: 'more', file: PARTS, path: '', message }] : [];
		});
		return [...this.#told, ...more];
	}
}
