import { EventLinks, type Fault } from '#lib/dataset/eventlinks.ts';
import { hasNumber } from '#lib/dataset/iddigest.ts';
import { shown, type Problem } from '#lib/dataset/problem.ts';
import { undecided } from '#lib/dataset/rules/drafts.ts';
import type { LinesOf } from './parts/freshlines.ts';
import { ACCEPTED, DATED, PLACED, PROPOSED, WITHHELD, type JudgedLines } from './parts/judgedlines.ts';
import { ToldProblems } from './parts/toldproblems.ts';

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
	/** Rows that their own lines did not refuse and that are refused since, for what only all events together tell. */
	refusedRows: ReadonlySet<number>;
	/** Rows that are part of an event that no person has decided on. */
	undecidedWholes: ReadonlySet<number>;
	/** Ids of places that events have as their area. */
	areas: ReadonlySet<string>;
}

/**
 * Judges all events in parts together, in the order of the parts' names and in bounded memory: some bytes of each id.
 *
 * @param told hears how many lines have been read
 */
export async function streamEvents(
	linesOf: LinesOf,
	told?: (lines: number) => void
): Promise<StreamedEvents> {
	const links = new EventLinks();
	const problems = new ToldProblems();
	const counts = { events: 0, drafts: 0, citations: 0, unplaced: 0, undated: 0, refused: 0, withheld: 0 };
	const areas = new Set<string>();
	const count = (state: number, citations: number, by: 1 | -1): void => {
		counts.events += by;
		counts.drafts += state & PROPOSED ? by : 0;
		counts.citations += by * citations;
		counts.unplaced += state & PLACED ? 0 : by;
		counts.undated += state & DATED ? 0 : by;
	};
	let row = 0;
	for await (const lines of linesOf(false)) {
		for (let at = 0; at < lines.count; at++, row++) {
			const state = lines.state[at]!;
			const isAccepted = (state & ACCEPTED) !== 0;
			const own = lines.own[at]!;
			if (state & WITHHELD) {
				counts.withheld++;
				continue;
			}
			if (!Number.isNaN(own))
				links.add(row, own, (state & PROPOSED) !== 0, isAccepted ? lines.wholeOf(at) : null);
			if (isAccepted) count(state, lines.citations[at]!, 1);
			else counts.refused++;
		}
		problems.join(lines.problems);
		for (const id of lines.areas) areas.add(id);
		told?.(row);
	}

	const refusedRows = new Set<number>();
	const undecidedWholes = new Set<number>();
	for await (const { row, lines, at, problem } of lateFaults(linesOf, links)) {
		problems.add([problem]);
		const state = lines.state[at]!;
		if (!(state & ACCEPTED)) continue;
		if (problem.severity === 'warning') undecidedWholes.add(row);
		else {
			refusedRows.add(row);
			count(state, lines.citations[at]!, -1);
			counts.refused++;
		}
	}
	if (counts.drafts > 0) problems.add([undecided('events', counts.drafts, counts.events)]);
	return { ...counts, problems: problems.all(), refusedRows, undecidedWholes, areas };
}

interface Row {
	row: number;
	lines: JudgedLines;
	at: number;
}

/** Rows with a problem that only all rows together tell. */
async function* lateFaults(linesOf: LinesOf, links: EventLinks): AsyncGenerator<Row & { problem: Problem }> {
	const repeated = links.repeated();
	const lost = new Set<number>();
	const again = new Set<number>();
	const firsts = new Map<string, { where: string; kept: boolean }>();
	if (repeated.length > 0)
		for await (const found of rowsOf(linesOf)) {
			const { row, lines, at } = found;
			const own = lines.own[at]!;
			if (lines.state[at]! & WITHHELD || !hasNumber(repeated, own)) continue;
			const id = lines.idOf(at);
			const first = firsts.get(id);
			if (!first) {
				const kept = (lines.state[at]! & ACCEPTED) !== 0;
				firsts.set(id, { where: `${lines.file}:${lines.line[at]!}`, kept });
				continue;
			}
			if (!first.kept) lost.add(own);
			again.add(row);
			const message = `invalid id ${shown(id)}: first used at ${first.where}`;
			yield { ...found, problem: lateProblem(found, 'duplicate-id', '/id', message) };
		}
	const faults = links.faults(lost);
	if (faults.size === 0) return;
	for await (const found of rowsOf(linesOf)) {
		const { row, lines, at } = found;
		const fault = faults.get(row);
		if (!fault || !(lines.state[at]! & ACCEPTED) || again.has(row)) continue;
		yield { ...found, problem: lateProblem(found, fault, '/partOf', wholeMessage(fault, lines, at)) };
	}
}

const lateProblem = (
	{ lines, at }: Row,
	code: Fault | 'duplicate-id',
	path: string,
	message: string
): Problem => ({
	severity: code === 'undecided-whole' ? 'warning' : 'error',
	code,
	file: lines.file,
	line: lines.line[at]!,
	path,
	message,
	record: lines.idOf(at)
});

function wholeMessage(fault: Fault, lines: JudgedLines, at: number): string {
	const whole = shown(lines.wholeOf(at));
	switch (fault) {
		case 'unknown-whole':
			return `unknown event ${whole}`;
		case 'cycle':
			return `invalid partOf: ${whole} is in ${shown(lines.idOf(at))} itself`;
		case 'undecided-whole':
			return `event ${whole} is proposed: the link is left out`;
	}
}

/** All lines once more. */
async function* rowsOf(linesOf: LinesOf): AsyncGenerator<Row> {
	let row = 0;
	for await (const lines of linesOf(true))
		for (let at = 0; at < lines.count; at++) yield { row: row++, lines, at };
}
