import { fileNames } from './files.ts';
import { readForm, recordId } from './form.ts';
import type { Problem } from './problem.ts';
import { parseObject } from './records.ts';
import { redactRecord, type Redaction } from './redact.ts';
import { Event, type Dataset, type PlaceFeature, type Source } from './schema.ts';
import { validateEvents } from './validate.ts';

/** One line of a part of the events, and where it stands. */
export interface EventLine {
	file: string;
	/** From 1. */
	line: number;
	/** The line itself, or why it is no text. */
	text: string | { code: string; message: string };
}

/** What a line is: an event; refused, with problems; or withheld by the redaction. */
export type JudgedLine = { event: Event; id: string } | { event: null; id?: string } | { event: undefined };

/**
 * Judges events line by line as `readDataset` judges a whole file, against the records that are no events: form, redaction
 * and rules are the same. What only all events together can tell (ids used twice, `partOf`) is left to the caller.
 */
export class EventLines {
	readonly #head: Dataset;
	readonly #redaction: Redaction | undefined;
	readonly #places: ReadonlyMap<string, PlaceFeature>;
	readonly #sources: ReadonlyMap<string, Source>;

	/** @param head the accepted records of the other files */
	constructor(head: Dataset, redaction?: Redaction) {
		this.#head = head;
		this.#redaction = redaction;
		this.#places = new Map(head.places.map((place) => [place.id, place]));
		this.#sources = new Map(head.sources.map((source) => [source.id, source]));
	}

	/** One result a line; problems are pushed in the order of the lines. */
	judge(lines: readonly EventLine[], problems: Problem[]): JudgedLine[] {
		const told: Problem[][] = lines.map(() => []);
		const judged = lines.map((line, at) => this.#form(line, told[at]!));
		const rows = judged.flatMap(({ event }, at) => (event ? [at] : []));
		for (const problem of this.#rules(rows.map((row) => judged[row]!.event!))) {
			const [, index = '', path = ''] = /^\/(\d+)(.*)$/u.exec(problem.path)!;
			const row = rows[Number(index)]!;
			const { file, line } = lines[row]!;
			told[row]!.push({ ...problem, file, line, path });
			const { event } = judged[row]!;
			if (problem.severity === 'error' && event) judged[row] = { event: null, id: event.id };
		}
		for (const each of told) problems.push(...each);
		return judged;
	}

	#form({ file, line, text }: EventLine, problems: Problem[]): JudgedLine {
		const tell = (found: readonly Problem[]) =>
			problems.push(...found.map((problem) => ({ ...problem, file, line })));
		if (typeof text !== 'string') {
			tell([{ severity: 'error', file, path: '', ...text }]);
			return { event: null };
		}
		const { value, problems: unread } = parseObject(text, file);
		tell(unread);
		if (value === undefined) return { event: null };
		const record = this.#redaction ? redactRecord('events', value, this.#redaction) : value;
		if (record === undefined) return { event: undefined };
		const form = readForm(Event, record, { file, keys: [] });
		if ('value' in form) return { event: form.value, id: form.value.id };
		tell(form.problems);
		const id = recordId(record);
		return { event: null, ...(id !== undefined && { id }) };
	}

	/** The rules' problems of some events; their paths begin with the event's position. */
	#rules(events: readonly Event[]): Problem[] {
		const found = <T>(records: ReadonlyMap<string, T>, ids: readonly string[]): T[] =>
			[...new Set(ids)].flatMap((id) => records.get(id) ?? []);
		const dataset: Dataset = {
			atlas: this.#head.atlas,
			// Only what these events name: the rules go through all that they are given.
			places: found(
				this.#places,
				events.flatMap(({ places }) => places.map(({ id }) => id))
			),
			sources: found(
				this.#sources,
				events.flatMap(({ citations }) => citations.map(({ source }) => source))
			),
			events: events.map(({ partOf: _, ...event }) => event)
		};
		return validateEvents(dataset).filter(({ file, path }) => file === fileNames.events && path !== '');
	}
}
