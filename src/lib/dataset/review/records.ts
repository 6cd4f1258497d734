import { fileNames, recordKinds, type DatasetFiles, type RecordKind } from '../files.ts';
import { parseRecords, Unreadable } from '../records.ts';
import { Event, PlaceFeature, PlaceProperties, Source } from '../schema.ts';
import { editRows, type RowEdits } from './jsonedit.ts';
import { isSame } from './same.ts';

/** A record as its file has it, without what a reader adds. */
export type Raw = Record<string, unknown>;

/** Texts of the files of a dataset and of its decisions; null where that is missing. */
export interface ReviewFiles extends DatasetFiles {
	decisions: string | null;
}

/** Keys in the order in which files have them. */
const order = [
	...new Set([PlaceFeature, PlaceProperties, Event, Source].flatMap(({ entries }) => Object.keys(entries)))
];

const listOf = (kind: RecordKind): string | null => (kind === 'places' ? 'features' : null);

/** The records of a dataset's three files by id, and what shall become of them. */
export class Records {
	readonly #files: DatasetFiles;
	readonly #records: Record<RecordKind, Raw[]>;
	readonly #rows: Record<RecordKind, Map<string, number>>;
	readonly #changed = tables<Map<number, Raw>>(() => new Map());
	readonly #removed = tables<Set<number>>(() => new Set());
	readonly #added = tables<Raw[]>(() => []);

	/** @throws if a file is no list of records */
	constructor(files: DatasetFiles) {
		this.#files = files;
		this.#records = tables((kind) => {
			const { records, problems } = parseRecords(files[kind], fileNames[kind], listOf(kind));
			const fault = problems.find(({ code }) => code === 'json' || code === 'form');
			if (fault) throw new Error(`${fault.file}: ${fault.message}`);
			return records.map((record) => (isRaw(record) ? record : {}));
		});
		this.#rows = tables(
			(kind) => new Map(this.#records[kind].map((record, row) => [String(record.id), row]))
		);
	}

	/** As it stands now, with what was changed; undefined where it is not there. */
	get(kind: RecordKind, id: string): Raw | undefined {
		const row = this.#rows[kind].get(id);
		if (row === undefined) return this.#added[kind].find((record) => record.id === id);
		if (this.#removed[kind].has(row)) return undefined;
		return this.#changed[kind].get(row) ?? this.#records[kind][row];
	}

	/** All of a kind as they stand now. */
	all(kind: RecordKind): Raw[] {
		const kept = this.#records[kind].flatMap((record, row) =>
			this.#removed[kind].has(row) ? [] : [this.#changed[kind].get(row) ?? record]
		);
		return [...kept, ...this.#added[kind]];
	}

	/** Puts a record in place of the one with its id, or behind the others. */
	set(kind: RecordKind, record: Raw): void {
		const row = this.#rows[kind].get(String(record.id));
		const fresh = this.#added[kind].findIndex(({ id }) => id === record.id);
		if (row !== undefined) this.#changed[kind].set(row, record);
		else if (fresh >= 0) this.#added[kind][fresh] = record;
		else this.#added[kind].push(record);
	}

	remove(kind: RecordKind, id: string): void {
		const row = this.#rows[kind].get(id);
		if (row !== undefined) this.#removed[kind].add(row);
		this.#added[kind] = this.#added[kind].filter((record) => record.id !== id);
	}

	/**
	 * The texts of the files that change.
	 *
	 * @param options.removing without it, what goes is still there
	 */
	texts({ removing = true } = {}): Partial<Record<RecordKind, string>> {
		const texts: Partial<Record<RecordKind, string>> = {};
		for (const kind of recordKinds) {
			const changed = new Map(
				[...this.#changed[kind]].filter(([row, record]) => !isSame(record, this.#records[kind][row]))
			);
			const edits: RowEdits = {
				changed,
				removed: removing ? this.#removed[kind] : new Set(),
				added: this.#added[kind]
			};
			if (changed.size + edits.removed!.size + edits.added!.length > 0)
				texts[kind] = editRows(this.#files[kind], listOf(kind), edits, order);
		}
		return texts;
	}
}

function tables<Table>(make: (kind: RecordKind) => Table): Record<RecordKind, Table> {
	return Object.fromEntries(recordKinds.map((kind) => [kind, make(kind)])) as Record<RecordKind, Table>;
}

function isRaw(record: unknown): record is Raw {
	return (
		typeof record === 'object' && record !== null && !Array.isArray(record) && !(record instanceof Unreadable)
	);
}

/** What a place says of itself stands one level deeper than that of other records. */
export const statedBy = (kind: RecordKind, record: Raw): Raw =>
	kind === 'places' && isRaw(record.properties) ? record.properties : record;

/** Whether no person has decided on a record. */
export const isProposed = (kind: RecordKind, record: Raw): boolean =>
	statedBy(kind, record).status === 'proposed';

/** A record as a person has decided on it. */
export function accepted(kind: RecordKind, record: Raw): Raw {
	if (kind === 'places' && isRaw(record.properties))
		return { ...record, properties: accepted('events', record.properties) };
	const { status: _, proposal: __, ...rest } = record;
	return rest;
}
