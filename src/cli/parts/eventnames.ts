import { Growing } from '#lib/dataset/growing.ts';
import { acceptedIn, picked, startOf, textIn, type JudgedPart, type PartColumns } from './judgedpart.ts';

/** What the accepted events of a dataset are called, in its order: some thirty bytes of each. */
export class EventNames {
	readonly #own = new Growing(new Float64Array());
	readonly #hash = new Growing(new Uint32Array());
	readonly #end = new Growing(new Float64Array());
	readonly #id = new Growing(new Uint8Array());
	/** What each is part of, of those that are a part. */
	readonly wholes = new Map<number, string>();

	/** Takes the names of one part after another, in order. */
	take({ columns }: JudgedPart): void {
		const first = this.#end.length;
		const accepted = acceptedIn(columns);
		this.#own.append(picked(columns.own, accepted));
		this.#hash.append(picked(columns.hash, accepted));
		this.#takeIds(columns, accepted);
		for (let at = 0; at < accepted.length; at++) {
			const line = accepted[at]!;
			const [from, to] = [startOf(columns.wholeEnd, line), columns.wholeEnd[line]!];
			if (from < to) this.wholes.set(first + at, textIn(columns.whole, from, to));
		}
	}

	#takeIds({ id, idEnd, line }: PartColumns, accepted: Uint32Array): void {
		const before = this.#id.length;
		// Most parts have events alone: then nothing is made for each of them.
		if (accepted.length === line.length) {
			this.#id.append(id);
			for (const end of idEnd) this.#end.push(before + end);
			return;
		}
		for (const at of accepted) {
			this.#id.append(id.subarray(startOf(idEnd, at), idEnd[at]));
			this.#end.push(this.#id.length);
		}
	}

	/** `idDigest` and `idHash` of each. */
	get own(): Float64Array {
		return this.#own.numbers;
	}
	get hash(): Uint32Array {
		return this.#hash.numbers;
	}

	idOf(event: number): string {
		const ends = this.#end.numbers;
		return textIn(this.#id.numbers, startOf(ends, event), ends[event]!);
	}
}
