import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withoutWhole } from '#lib/dataset/drafts.ts';
import { EventLines } from '#lib/dataset/eventlines.ts';
import { fileNames } from '#lib/dataset/files.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import type { PublishedEvent } from '#lib/dataset/texts.ts';
import { digestOfFile } from '../inputs.ts';
import { Failure } from '../print.ts';
import { partPath } from '../unfinished.ts';
import { Unwritable } from '../unwritable.ts';
import { writeAllWhole } from '../write.ts';
import type { TakenEvents } from './eventrows.ts';
import { judgePart, type InParts, type LinesOf } from './freshlines.ts';
import { WITHHELD, ACCEPTED } from './judgedlines.ts';
import type { JudgedPart } from './judgedpart.ts';
import { printPart, readPart } from './partfile.ts';
import { PartWriter, textDigest } from './partwriter.ts';
import { Ruling } from './ruling.ts';
import { OpenFiles, TextFile } from './textfile.ts';

/** Something kept is not as it was kept: all of it is to be forgotten, and the build to be begun once more. */
export class Spoilt extends Error {}

/** What is kept of a part that has errors, or is kept for this run alone: no other takes it up. */
const FOR_NONE = 'none';
/** Bytes of texts that are read at once. */
const PIECE = 4 * 1024 * 1024;

/** Parts as they were judged, kept in a folder under names that are made of all that they were judged by. */
export class KeptParts {
	readonly #folder: string;
	readonly #told: (line: string) => void;
	readonly #files = new OpenFiles();
	/** The name of each part, in order. */
	readonly #names: string[] = [];
	/** `sha256-` and hex of each part, by its path in the dataset. */
	readonly digests = new Map<string, string>();
	/** How many parts were known from an earlier run, and how many were read by this one. */
	known = 0;
	judged = 0;

	constructor(folder: string, told: (line: string) => void) {
		this.#folder = folder;
		this.#told = told;
	}

	/** The lines of a dataset. @param take is handed each part in order, but not again */
	linesOf(dataset: InParts, take: (part: JudgedPart) => void): LinesOf {
		return (again) => (again ? this.#again() : this.#first(dataset, take));
	}

	/** The events of a dataset that has them in one file, as a part that is kept for this run alone. */
	async whole(dataset: Dataset): Promise<JudgedPart> {
		const name = hash('sha256', fileNames.events, 'hex').slice(0, 40);
		this.#names.push(name);
		const { events } = dataset;
		return await this.#write(name, (put) => {
			const writer = new PartWriter(fileNames.events, dataset, put);
			const lines = events.map((_, row) => ({ file: fileNames.events, line: row + 1, text: '' }));
			writer.add({ lines, results: events.map((event) => ({ event, id: event.id })), problems: [] });
			return Promise.resolve({ part: writer.end(), of: FOR_NONE });
		});
	}

	/** The published text of an event that was taken from these parts. @throws Spoilt where it is not as it was */
	text(taken: TakenEvents, event: number): string {
		const { part, from, to } = taken.textOf(event);
		return this.#text(taken, event, this.#files.read(this.#path(this.#names[part]!, 'texts'), from, to));
	}

	/** The texts of all events that were taken, in their order. @throws Spoilt */
	*texts(taken: TakenEvents): Generator<string> {
		for (let first = 0, next = 0; first < taken.columns.events; first = next) {
			const { part, from } = taken.textOf(first);
			let end = from;
			for (; next < taken.columns.events; next++) {
				const text = taken.textOf(next);
				if (text.part !== part || (text.to - from > PIECE && next > first)) break;
				end = text.to;
			}
			const piece = this.#files.read(this.#path(this.#names[part]!, 'texts'), from, end);
			for (let event = first; event < next; event++) {
				const text = taken.textOf(event);
				yield this.#text(taken, event, piece.subarray(text.from - from, text.to - from));
			}
		}
	}

	#text(taken: TakenEvents, event: number, bytes: Buffer): string {
		const { digest } = taken.textOf(event);
		if (!textDigest(bytes).equals(digest)) throw new Spoilt();
		const text = bytes.toString('utf8');
		if (!taken.undecidedWholes.has(event)) return text;
		return JSON.stringify(withoutWhole(JSON.parse(text) as PublishedEvent));
	}

	/** Removes what this run did not need. */
	prune(): void {
		this.#removeBut(new Set(this.#names));
	}

	/** Removes all that is kept. */
	forget(): void {
		this.#removeBut(new Set());
	}

	#removeBut(needed: ReadonlySet<string>): void {
		for (const name of readdirSync(this.#folder))
			if (/^[0-9a-f]{40}\./u.test(name) && !needed.has(name.slice(0, 40)))
				rmSync(join(this.#folder, name), { force: true });
	}

	close(): void {
		this.#files.close();
	}

	async *#first(dataset: InParts, take: (part: JudgedPart) => void): AsyncGenerator<JudgedPart> {
		const judge = new EventLines(dataset.head, dataset.redaction);
		const ruling = new Ruling(dataset);
		for (const file of dataset.parts) {
			const stamp = stampOf(join(dataset.directory, file));
			const digest = digestOfFile(join(dataset.directory, file));
			const name = ruling.nameOf(file, digest);
			this.#names.push(name);
			this.digests.set(file, digest);
			let part = this.#load(name, (found) => ruling.referredTo(found.facts));
			if (part) this.known++;
			else {
				part = await this.#judge({ name, file, stamp }, dataset, judge, ruling);
				this.judged++;
			}
			take(part);
			yield part;
		}
	}

	async *#again(): AsyncGenerator<JudgedPart> {
		for (const name of this.#names) {
			const part = await Promise.resolve(this.#load(name, null));
			if (!part) throw new Spoilt();
			yield part;
		}
	}

	/** @param ruled what it must have been kept for; null: what it was kept for in this run */
	#load(name: string, ruled: ((part: JudgedPart) => string) | null): JudgedPart | null {
		const [rows, texts] = [this.#path(name, 'rows'), this.#path(name, 'texts')];
		if (!existsSync(rows)) return null;
		const found = readPart(readFileSync(rows));
		const size = statSync(texts, { throwIfNoEntry: false })?.size;
		if (!found || size !== (found.part.columns.textEnd.at(-1) ?? 0)) {
			this.#spoilt(name);
			return null;
		}
		return ruled === null || found.of === ruled(found.part) ? found.part : null;
	}

	async #judge(
		{ name, file, stamp }: { name: string; file: string; stamp: string },
		dataset: InParts,
		judge: EventLines,
		ruling: Ruling
	): Promise<JudgedPart> {
		const path = join(dataset.directory, file);
		return await this.#write(name, async (put) => {
			const writer = new PartWriter(file, dataset.head, put);
			for await (const judged of judgePart(dataset.directory, file, judge)) writer.add(judged);
			if (stampOf(path) !== stamp)
				throw new Failure(`${path} was changed while it was read: nothing written; run the same again`);
			const part = writer.end();
			const hasRefused = part.state.some((state) => (state & (ACCEPTED | WITHHELD)) === 0);
			// What a refused line refers to is not known any more: what is said of that may change.
			return { part, of: hasRefused ? FOR_NONE : ruling.referredTo(part.facts) };
		});
	}

	/** Writes what is kept of a part: its texts first, so that rows are never there without them. */
	async #write(
		name: string,
		make: (put: (text: Uint8Array) => void) => Promise<{ part: JudgedPart; of: string }>
	): Promise<JudgedPart> {
		const [rows, texts] = [this.#path(name, 'rows'), this.#path(name, 'texts')];
		const half = partPath(texts);
		try {
			// What stands there is of other places or sources.
			rmSync(rows, { force: true });
			const file = new TextFile(half);
			let made;
			try {
				made = await make((text) => file.put(text));
			} finally {
				file.close();
			}
			renameSync(half, texts);
			writeAllWhole([[rows, printPart(made.part, made.of)]]);
			return made.part;
		} catch (error) {
			rmSync(half, { force: true });
			throw isOfSystem(error) ? new Unwritable(texts, error) : error;
		}
	}

	#spoilt(name: string): void {
		this.#told(`${this.#path(name, 'rows')}: not as it was kept: the part is read anew\n`);
		for (const ending of ['rows', 'texts']) rmSync(this.#path(name, ending), { force: true });
	}

	#path(name: string, ending: string): string {
		return join(this.#folder, `${name}.${ending}`);
	}
}

/** Whether a file could not be written or read, as the system says it. */
const isOfSystem = (error: unknown): boolean =>
	!(error instanceof Failure) && typeof (error as NodeJS.ErrnoException).code === 'string';

/** What a file is known by while it is read: where it lies, how long it is, when it was last changed. */
function stampOf(path: string): string {
	const { size, mtimeNs, ino } = statSync(path, { bigint: true });
	return `${size} ${mtimeNs} ${ino}`;
}
