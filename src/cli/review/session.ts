import { join } from 'node:path';
import { existsSync } from 'node:fs';
import type { RecordKind } from '#lib/dataset/files.ts';
import { normalisePassage, Passages } from '#lib/dataset/passage.ts';
import { readDataset } from '#lib/dataset/read.ts';
import type { Candidate, DecideAnswer, DecideRequest, Detail, Overview } from '#lib/dataset/review/api.ts';
import { decide, unfinished, type Decision, type FileName } from '#lib/dataset/review/decide.ts';
import { Records, type Raw, type ReviewFiles } from '#lib/dataset/review/records.ts';
import { isObject, isSame } from '#lib/dataset/review/same.ts';
import type { Dataset, Event, Text } from '#lib/dataset/schema.ts';
import { acceptedSummary } from '#lib/extract/draft/wording.ts';
import { readCited } from '../cited.ts';
import { digestOf, TEXTS } from '../draft/store.ts';
import { Failure } from '../print.ts';
import { putFile, readFiles, type Put } from './atlasfiles.ts';
import type { Names } from './names.ts';
import { overviewOf, type DatasetOverview } from './overview.ts';
import { readingOf } from './reading.ts';

/** Decisions that can be taken back. */
const MOST_STEPS = 100;

/** What was written for a decision, in order. */
interface Step {
	kind: Decision['kind'];
	id: string;
	writes: Put[];
}

/** A dataset under review. Files are read anew for every request: another program may have changed them. */
export class Session {
	readonly #directory: string;
	readonly #folders: readonly string[];
	readonly #names: Promise<Names | null>;
	#gazetteer: Overview['gazetteer'] = 'coming';
	#steps: Step[] = [];
	/** Decisions that stand, those that can no longer be taken back too. */
	#decided = 0;
	/** What was made of the texts that were read last. */
	#read: { files: ReviewFiles; overview: DatasetOverview; dataset: Dataset } | null = null;
	/** One decision is written at a time. */
	#turn: Promise<unknown> = Promise.resolve();

	/** @param options.documents folders of documents; left out, the one beside the dataset */
	constructor(
		directory: string,
		{ documents, names }: { documents?: readonly string[]; names: Promise<Names | null> }
	) {
		this.#directory = directory;
		const own = join(directory, TEXTS);
		this.#folders = documents ?? (existsSync(own) ? [own] : []);
		this.#names = names.then(
			(found) => {
				this.#gazetteer = found ? 'here' : 'none';
				return found;
			},
			() => {
				this.#gazetteer = 'none';
				return null;
			}
		);
	}

	/** Brings to its end what a process that was killed has left: for the beginning. */
	async recover(): Promise<void> {
		const decisions = unfinished(readFiles(this.#directory));
		if (decisions !== null) await putFile(this.#directory, 'decisions', decisions, null);
	}

	/** @throws Failure where the files are no dataset */
	overview(): Overview {
		const last = this.#steps.at(-1);
		return {
			...this.#now().overview,
			decided: this.#decided,
			undo: last ? { kind: last.kind, id: last.id } : null,
			gazetteer: this.#gazetteer,
			hasDocuments: this.#folders.length > 0
		};
	}

	/** A record as its file has it, or null. */
	async detail(of: RecordKind, id: string): Promise<Detail | null> {
		const names = this.#gazetteer === 'coming' ? null : await this.#names;
		const { files, dataset } = this.#now();
		const record = new Records(files).get(of, id);
		if (!record) return null;
		const detail = { of, record, version: versionOf(record) };
		const event = of === 'events' && dataset.events.find((one) => one.id === id);
		if (!event) return { ...detail, places: [], readings: [] };
		const linked = new Set(event.places.map((place) => place.id));
		const places = dataset.places.filter((place) => linked.has(place.id)) as unknown as Raw[];
		return { ...detail, places, readings: this.#readings(event, dataset, names) };
	}

	async search(typed: string): Promise<Candidate[]> {
		const names = await this.#names;
		return names?.search(typed, this.#now().dataset.places) ?? [];
	}

	/** The record of a place of the gazetteer. */
	async place(gazetteerId: string, name: string): Promise<Raw | null> {
		return (await this.#names)?.record(gazetteerId, name, this.#now().dataset.atlas) ?? null;
	}

	decide(request: DecideRequest): Promise<DecideAnswer> {
		return this.#inTurn(() => this.#decide(request));
	}

	/** Takes the last decision back, unless another program has written to its files since. */
	undo(): Promise<DecideAnswer> {
		return this.#inTurn(async () => {
			const step = this.#steps.at(-1);
			if (!step) return { refused: 'unknown', id: '' };
			const files = readFiles(this.#directory);
			const last = new Map(step.writes.map(({ name, after }) => [name, after]));
			if ([...last].some(([name, after]) => files[name] !== after)) {
				// Earlier steps lie below this one: none of them can be taken back either.
				this.#steps = [];
				return { refused: 'changed', id: step.id };
			}
			for (const { undo } of step.writes.toReversed()) await undo();
			this.#steps.pop();
			this.#decided--;
			return { done: this.overview() };
		});
	}

	async #decide({ decision, version }: DecideRequest): Promise<DecideAnswer> {
		const files = readFiles(this.#directory);
		const [of, id] =
			decision.kind === 'save'
				? ([decision.of, String(decision.record.id)] as const)
				: (['events', decision.id] as const);
		let result;
		try {
			const record = new Records(files).get(of, id);
			if (record && version !== undefined && versionOf(record) !== version) return { refused: 'changed', id };
			result = decide(files, this.#digested(signed(decision, record)));
		} catch (error) {
			return { refused: 'unreadable', id, detail: (error as Error).message };
		}
		if (!('texts' in result)) return result;
		const now: ReviewFiles = { ...files };
		const step: Step = { kind: decision.kind, id, writes: [] };
		for (const [name, text] of result.texts) {
			const put = await putFile(this.#directory, name, text, now[name]);
			step.writes.push(put);
			now[name] = text;
		}
		if (step.writes.length > 0) {
			this.#steps = [...this.#steps, step].slice(-MOST_STEPS);
			this.#decided++;
		}
		return { done: this.overview() };
	}

	#now() {
		const files = readFiles(this.#directory);
		const known = this.#read;
		if (known && Object.entries(files).every(([name, text]) => known.files[name as FileName] === text))
			return known;
		// Records that are refused are left out: `validate` tells of them.
		const { dataset, problems } = readDataset(files);
		if (!dataset)
			throw new Failure(
				`atlas.json: ${problems[0]?.message ?? 'unreadable'}; "chronotope validate ${this.#directory}" tells more`
			);
		return (this.#read = { files, overview: overviewOf(dataset), dataset });
	}

	#readings(event: Event, { sources, places }: Dataset, names: Names | null) {
		const ids = [...new Set(event.citations.map(({ source }) => source))];
		return ids.flatMap((id) => {
			const source = sources.find((one) => one.id === id);
			if (!source) return [];
			const citations = event.citations.filter((citation) => citation.source === id);
			return [readingOf(source, citations, this.#textOf(source.document?.file), names, places)];
		});
	}

	/** Passages that were cited by their offsets alone get their digest, where the document is at hand. */
	#digested(decision: Decision): Decision {
		const { sources } = this.#now().dataset;
		const withDigests = (event: Raw): Raw => {
			if (!Array.isArray(event.citations)) return event;
			const citations = (event.citations as Event['citations']).map((citation) => {
				const { source, start, end, digest } = citation;
				if (digest !== undefined || start === undefined || end === undefined) return citation;
				const text = this.#textOf(sources.find(({ id }) => id === source)?.document?.file);
				if (text === null) return citation;
				return { ...citation, digest: digestOf(normalisePassage(new Passages(text).slice({ start, end }))) };
			});
			return { ...event, citations };
		};
		if (decision.kind === 'accept' && decision.event)
			return { ...decision, event: withDigests(decision.event) };
		if (decision.kind === 'save' && decision.of === 'events')
			return { ...decision, record: withDigests(decision.record) };
		return decision;
	}

	#textOf(file: string | undefined): string | null {
		if (file === undefined) return null;
		try {
			return readCited(this.#directory, this.#folders, [file]).get(file) ?? null;
		} catch (error) {
			// One that is no text is as good as none here; `verify` tells why.
			if (error instanceof Failure) return null;
			throw error;
		}
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const next = this.#turn.then(work, work);
		this.#turn = next.catch(() => undefined);
		return next;
	}
}

/** An accepted event does not go on saying that no person has decided on it. */
function signed(decision: Decision, record: Raw | undefined): Decision {
	if (decision.kind !== 'accept') return decision;
	const event = decision.event ?? record;
	if (!isObject(event) || !isObject(event.summary)) return decision;
	const summary = acceptedSummary(event.summary as Text);
	return isSame(summary, event.summary) ? decision : { ...decision, event: { ...event, summary } as Raw };
}

/** What a record was when it was seen. */
const versionOf = (record: Raw): string => digestOf(JSON.stringify(record));
