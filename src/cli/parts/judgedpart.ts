import type { Problem } from '#lib/dataset/problem.ts';
import type { When } from '#lib/time/when.ts';
import { Growing } from '#lib/dataset/growing.ts';
import { ACCEPTED, type JudgedLines } from './judgedlines.ts';

/** Bytes of a text's digest: the first ones of its SHA-256. */
export const DIGEST_BYTES = 16;

/** What is known of each line of a part, in columns. Of lines that are no accepted events, all but the first four are 0. */
export const columnTypes = {
	line: Uint32Array,
	state: Uint8Array,
	own: Float64Array,
	idEnd: Uint32Array,
	wholeEnd: Uint32Array,
	/** `idHash`, which tells the bucket of an id. */
	hash: Uint32Array,
	citations: Uint32Array,
	/** When, as in `Columns`, but for open ends, which are open. */
	kind: Uint8Array,
	from: Int32Array,
	to: Int32Array,
	sureFrom: Int32Array,
	sureTo: Int32Array,
	/** 1 where the date, or the hull of several, lasts. */
	lasts: Uint8Array,
	category: Uint8Array,
	linkEnd: Uint32Array,
	sourceEnd: Uint32Array,
	/** Where the record ends in the part's texts. */
	textEnd: Float64Array,
	/** `DIGEST_BYTES` a line. */
	textDigest: Uint8Array,
	/** Twice the number of a place among `places`, and 1 where it happened there; those first, each once. */
	link: Uint32Array,
	/** Numbers of sources among `sources`. */
	source: Uint32Array,
	/** Ids of events and of what they are part of, in UTF-8. */
	id: Uint8Array,
	whole: Uint8Array
} as const;

export type ColumnName = keyof typeof columnTypes;
export type PartColumns = { [Name in ColumnName]: InstanceType<(typeof columnTypes)[Name]> };

/** What is known of a part as a whole. */
export interface PartFacts {
	file: string;
	count: number;
	/** Ids that its events name, in the order in which they first do. */
	places: string[];
	sources: string[];
	/** Those of places that are the area of an event. */
	areas: string[];
	told: Problem[];
	counts: { error: number; warning: number };
	/** Dates that are several, by line. */
	sets: [at: number, when: When][];
	/** First and last instant of dates that do not begin or end with a day, by line; 0 for an open end. */
	instants: [at: number, earliest: number, latest: number][];
}

/** A part whose lines have been judged, with all that is needed to publish them but their texts. */
export class JudgedPart implements JudgedLines {
	readonly facts: PartFacts;
	readonly columns: PartColumns;

	constructor(facts: PartFacts, columns: PartColumns) {
		this.facts = facts;
		this.columns = columns;
	}

	get file(): string {
		return this.facts.file;
	}
	get count(): number {
		return this.facts.count;
	}
	get line(): Uint32Array {
		return this.columns.line;
	}
	get state(): Uint8Array {
		return this.columns.state;
	}
	get own(): Float64Array {
		return this.columns.own;
	}
	get citations(): Uint32Array {
		return this.columns.citations;
	}
	get problems(): Pick<PartFacts, 'told' | 'counts'> {
		return this.facts;
	}
	get areas(): readonly string[] {
		return this.facts.areas;
	}
	idOf(at: number): string {
		return textAt(this.columns.id, this.columns.idEnd, at);
	}
	wholeOf(at: number): string {
		return textAt(this.columns.whole, this.columns.wholeEnd, at);
	}
}

const textAt = (bytes: Uint8Array, ends: Uint32Array, at: number): string =>
	textIn(bytes, startOf(ends, at), ends[at]!);

/** Lines that are accepted events. */
export function acceptedIn({ state }: PartColumns): Uint32Array {
	const accepted = new Growing(new Uint32Array());
	state.forEach((flags, line) => {
		if (flags & ACCEPTED) accepted.push(line);
	});
	return accepted.numbers;
}

/** What a column has of some lines. */
export function picked<T extends PartColumns[keyof PartColumns]>(column: T, lines: Uint32Array): T {
	if (lines.length === column.length) return column;
	const some = new (column.constructor as new (length: number) => T)(lines.length);
	for (let at = 0; at < lines.length; at++) some[at] = column[lines[at]!]!;
	return some;
}

/** Where what ends at `ends[at]` begins. */
export const startOf = (ends: ArrayLike<number>, at: number): number => (at === 0 ? 0 : ends[at - 1]!);

export const textIn = (bytes: Uint8Array, from: number, to: number): string =>
	from === to ? '' : Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
