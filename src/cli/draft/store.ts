import { createHash, randomBytes } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fchmodSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { DocumentDraft } from '#lib/extract/draft/document.ts';
import { Unwritable } from '../unwritable.ts';

/** Folder of what a run keeps beside a draft. */
export const KEPT = '.extract';
/** Folder of the texts that were read from pages and PDFs: what offsets count in. */
export const TEXTS = 'documents';

/** What one document came to: its draft with the text that was stored for it, if any, or why it was refused. */
export type Outcome =
	{ draft: DocumentDraft; stored: { file: string; digest: string } | null } | { refused: string };

/** `sha256-` and hex. */
export const digestOf = (content: string | Uint8Array): string =>
	`sha256-${createHash('sha256').update(content).digest('hex')}`;

/**
 * Files of a run. Each is written apart and then put in its place, so that what is there is whole, whenever the run is killed. What a
 * crash of the machine may spoil is told by its digest when it is read.
 */
export class Store {
	readonly root: string;
	readonly #next: string;
	readonly #parts: string;
	/** Processes of several machines, and their threads, may write here. */
	readonly #own = randomBytes(8).toString('hex');
	#written = 0;

	/** @param root the folder of the draft */
	constructor(root: string) {
		this.root = root;
		this.#next = join(root, KEPT, 'next');
		this.#parts = join(root, KEPT, 'parts');
	}

	/** Clears what a killed run has left half written. */
	clear(): void {
		rmSync(this.#next, { recursive: true, force: true });
	}

	/** What a document came to in an earlier run, where that is whole; with the digest of it. */
	part(key: string): { outcome: Outcome; digest: string } | null {
		let text;
		try {
			text = readFileSync(this.#partPath(key), 'utf8');
		} catch {
			return null;
		}
		const end = text.indexOf('\n');
		const digest = text.slice(0, end);
		const rest = text.slice(end + 1);
		if (end < 0 || digestOf(rest) !== digest) return null;
		const outcome = JSON.parse(rest) as Outcome;
		if ('draft' in outcome && outcome.stored && !this.#hasText(outcome.stored)) return null;
		return { outcome, digest };
	}

	/** Keeps what a document came to. @returns the digest of it */
	keepPart(key: string, outcome: Outcome): string {
		const text = JSON.stringify(outcome);
		const digest = digestOf(text);
		this.write(this.#partPath(key), `${digest}\n${text}`);
		return digest;
	}

	/** Keeps a text, below the folder of texts. */
	keepText(file: string, text: string): void {
		this.write(join(this.root, TEXTS, file), text);
	}

	/** Removes all parts but these. */
	prune(keys: ReadonlySet<string>): void {
		for (const shard of foldersIn(this.#parts)) {
			for (const name of readdirSync(join(this.#parts, shard)))
				if (!keys.has(shard + name)) rmSync(join(this.#parts, shard, name), { force: true });
			if (readdirSync(join(this.#parts, shard)).length === 0)
				rmSync(join(this.#parts, shard), { recursive: true });
		}
	}

	/** Writes a file whole or not at all. */
	write(path: string, content: string): void {
		putInPlace([{ from: this.stage(content), to: path }]);
	}

	/**
	 * Writes a file apart.
	 *
	 * @param options.instead a file whose place it takes: who may read that may read this
	 * @returns where it waits to be put in its place
	 * @throws Unwritable
	 */
	stage(
		content: string | Uint8Array,
		{ lasting = false, instead }: { lasting?: boolean; instead?: string } = {}
	): string {
		const path = join(this.#next, `${this.#own}-${this.#written++}`);
		try {
			mkdirSync(this.#next, { recursive: true });
			const handle = openSync(path, 'wx');
			try {
				const present = instead === undefined ? undefined : statSync(instead, { throwIfNoEntry: false });
				if (present) fchmodSync(handle, present.mode & 0o777);
				writeFileSync(handle, content);
				if (lasting) fsyncSync(handle);
			} finally {
				closeSync(handle);
			}
		} catch (error) {
			rmSync(path, { force: true });
			throw new Unwritable(path, error);
		}
		return path;
	}

	#partPath(key: string): string {
		return join(this.#parts, key.slice(0, 2), key.slice(2));
	}

	#hasText({ file, digest }: { file: string; digest: string }): boolean {
		try {
			return digestOf(readFileSync(join(this.root, TEXTS, file))) === digest;
		} catch {
			return false;
		}
	}
}

/** Puts files that were written apart in their places, one right after the other. @throws Unwritable */
export function putInPlace(files: readonly { from: string; to: string }[]): void {
	for (const { from, to } of files) {
		try {
			mkdirSync(dirname(to), { recursive: true });
			renameSync(from, to);
		} catch (error) {
			throw new Unwritable(to, error);
		}
	}
}

const foldersIn = (path: string): string[] =>
	existsSync(path)
		? readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
		: [];
