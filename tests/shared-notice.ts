import { readFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { sharedRoot } from './shared.ts';

const importsShared = /['"](?:#tests|\.|\.\.)\/(?:\.\.\/)*shared\.ts['"]/;

/**
 * Says at the end of a run how many tests were skipped for lack of the shared material: the skipped tests of every
 * file that imports `tests/shared.ts`, which skip for no other reason.
 */
export class SharedNotice implements Reporter {
	onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
		let skipped = 0;
		for (const module of modules) {
			if (!importsShared.test(readFileSync(module.moduleId, 'utf8'))) continue;
			skipped += [...module.children.allTests('skipped')].length;
		}
		if (skipped > 0) console.log(`${skipped} tests skipped: no shared material at ${sharedRoot}`);
	}
}
