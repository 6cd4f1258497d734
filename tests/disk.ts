import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A small disk of its own, which can be full or read-only; only where one may be mounted. */
export class SmallDisk {
	readonly folder: string;
	readonly #ballast: string;

	private constructor(folder: string) {
		this.folder = folder;
		this.#ballast = join(folder, 'ballast');
	}

	/** @returns null where none can be had */
	static at(folder: string): SmallDisk | null {
		mkdirSync(folder, { recursive: true });
		try {
			execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
			return new SmallDisk(folder);
		} catch {
			return null;
		}
	}

	/** Fills it to the last byte. */
	fill(): void {
		const handle = openSync(this.#ballast, 'w');
		const block = Buffer.alloc(4096);
		try {
			for (;;) writeSync(handle, block);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
		} finally {
			closeSync(handle);
		}
	}

	free(): void {
		rmSync(this.#ballast, { force: true });
	}

	setReadOnly(isReadOnly: boolean): void {
		execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, this.folder]);
	}

	end(): void {
		execFileSync('umount', ['-l', this.folder]);
	}
}
