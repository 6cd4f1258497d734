import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, KEPT, putInPlace, Store } from '../draft/store.ts';
import type { Answer } from '../extract/answer.ts';
import { isShardName, type Shard, type ShardRequest } from './shard.ts';

/** What became of a shard. */
export interface Receipt {
	/** Digest of what was asked. */
	input: string;
	/** Digest of the lines that were written; null for drafts, which have parts of their own. */
	output: string | null;
	documents: number;
	/** Documents that are answered by an error. */
	failed: number;
}

/**
 * Shards of a run in its folder: what is asked, until it is done, and what became of it. Several processes work here at once: a file is
 * written apart and put in its place as a whole, so that a shard that is done twice is there once, with the same bytes.
 */
export class ShardFolder {
	readonly root: string;
	readonly #store: Store;
	readonly #asked: string;
	readonly #receipts: string;

	/** @param root the folder of the run */
	constructor(root: string) {
		this.root = root;
		this.#store = new Store(root);
		this.#asked = join(root, KEPT, 'shards');
		this.#receipts = join(root, KEPT, 'receipts');
	}

	/** Puts down what is asked: workers read it here, so that the queue need not hold it. */
	ask({ name, text }: Shard): void {
		this.#store.write(join(this.#asked, `${name}.json`), text);
	}

	/** What is asked, as long as it is; null where it was done, or the run has ended, or asks for something else now. */
	asked(name: string, digest: string): ShardRequest | null {
		const text = read(join(this.#asked, `${name}.json`));
		return text !== null && digestOf(text) === digest ? (JSON.parse(text) as ShardRequest) : null;
	}

	/** Writes what came of a shard; the receipt comes last, when all else has reached the disk. @throws Unwritable */
	finish({ name, digest, documents }: Omit<Shard, 'request' | 'text'>, answer: Answer | null): void {
		const receipt: Receipt = { input: digest, output: null, documents, failed: answer?.failed ?? 0 };
		if (answer) {
			receipt.output = digestOf(answer.lines);
			const from = this.#store.stage(answer.lines, { lasting: true });
			putInPlace([{ from, to: this.#linesPath(name) }]);
		}
		const from = this.#store.stage(JSON.stringify(receipt), { lasting: true });
		putInPlace([{ from, to: join(this.#receipts, `${name}.json`) }]);
		rmSync(join(this.#asked, `${name}.json`), { force: true });
	}

	/** What became of a shard, where it was done as it is asked now; a file that was written must be as it was. */
	receipt(name: string, digest: string): Receipt | null {
		const receipt = this.#receipt(name, digest);
		return receipt && this.isWhole(name, receipt.output) ? receipt : null;
	}

	/** Whether a shard was done as it is asked now. */
	isReceived(name: string, digest: string): boolean {
		return this.#receipt(name, digest) !== null;
	}

	#receipt(name: string, digest: string): Receipt | null {
		const text = read(join(this.#receipts, `${name}.json`));
		if (text === null) return null;
		const receipt = JSON.parse(text) as Receipt;
		return receipt.input === digest ? receipt : null;
	}

	/** Whether the lines of a shard have this digest. */
	isWhole(name: string, output: string | null): boolean {
		if (output === null) return true;
		const lines = read(this.#linesPath(name));
		return lines !== null && digestOf(lines) === output;
	}

	/** Clears away what a run needs only while it lasts. */
	clear(): void {
		this.#store.clear();
		for (const folder of [this.#asked, this.#receipts]) rmSync(folder, { recursive: true, force: true });
	}

	/** Removes the folder of what is kept, where it is empty. */
	close(): void {
		const kept = join(this.root, KEPT);
		if (existsSync(kept) && readdirSync(kept).length === 0) rmdirSync(kept);
	}

	/** Writes a file beside the shards. */
	write(name: string, text: string): void {
		putInPlace([{ from: this.#store.stage(text, { lasting: true }), to: join(this.root, name) }]);
	}

	/** Removes the lines of shards of earlier runs that this one does not have. */
	keepOnly(names: ReadonlySet<string>): void {
		for (const file of readdirSync(this.root)) {
			const name = file.endsWith('.jsonl') ? file.slice(0, -'.jsonl'.length) : '';
			if (isShardName(name) && !names.has(name)) rmSync(this.#linesPath(name), { force: true });
		}
	}

	#linesPath(name: string): string {
		return join(this.root, `${name}.jsonl`);
	}
}

function read(path: string): string | null {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}
