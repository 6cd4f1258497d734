import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAllWhole } from '../write.ts';

const MADE = 'made.json';

/** What was made of what, by digests: a file that is made of the same as before is the same. */
export class Made {
	readonly #path: string;
	readonly #before: Map<string, string>;
	readonly #now = new Map<string, string>();

	/** @param folder where it is kept; what is damaged there is not believed, and told */
	constructor(folder: string, told: (line: string) => void) {
		this.#path = join(folder, MADE);
		this.#before = read(this.#path, told);
	}

	/** The digest of what an earlier run made of it. */
	of(content: string): string | undefined {
		return this.#before.get(content);
	}

	note(content: string, digest: string): void {
		this.#now.set(content, digest);
	}

	/** Keeps what this run made. @throws Unwritable */
	keep(): void {
		const text = JSON.stringify([...this.#now]);
		writeAllWhole([[this.#path, `${hash('sha256', text, 'hex')}\n${text}\n`]]);
	}
}

function read(path: string, told: (line: string) => void): Map<string, string> {
	let file: string;
	try {
		file = readFileSync(path, 'utf8');
	} catch {
		return new Map();
	}
	const [sum, text = ''] = file.split('\n');
	if (hash('sha256', text, 'hex') === sum) return new Map(JSON.parse(text) as [string, string][]);
	told(`${path}: not as it was kept: all files are made anew\n`);
	return new Map();
}
