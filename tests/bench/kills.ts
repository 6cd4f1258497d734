import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Kills } from '#tests/kills.ts';

/**
 * `bench -- kills [--kills N] [--seed N] [--documents N] [--json]`: kills runs of `extract` at random moments, by SIGKILL and SIGINT. It fails
 * where a folder is not whole after one, or a resumed run gives other bytes than one that was left alone.
 */
export async function bench({ json, args }: { json: boolean; args: readonly string[] }): Promise<void> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			kills: { type: 'string', default: '100' },
			seed: { type: 'string', default: '1' },
			documents: { type: 'string', default: '400' },
			json: { type: 'boolean' }
		}
	});
	const folder = mkdtempSync(join(tmpdir(), 'chronotope-kills-'));
	try {
		const seed = Number(values.seed);
		const kills = new Kills({ folder, seed, documents: Number(values.documents) });
		await kills.prepare();
		const told = await kills.strike(Number(values.kills));
		process.stdout.write(
			json
				? `${JSON.stringify({ seed, ...told })}\n`
				: `seed ${seed}: ${told.kills} kills, ${told.struck} of them before the end; ${told.completed} resumed runs, all with the same bytes\n`
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
