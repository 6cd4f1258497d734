import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../draft/engine.ts';
import type { Receipt } from './folder.ts';

export const MANIFEST = 'manifest.json';

/** A shard in the manifest: what became of it, or why it was set aside. */
export type ShardEntry = { name: string } & (
	Receipt | { input: string; output: null; documents: number; refused: string }
);

/** What lines were made by, shard for shard. */
export interface ShardManifest {
	chronotope: 1;
	engine: Engine;
	shards: ShardEntry[];
}

/** A shard a line, so that what has changed is seen. */
export const printShards = ({ chronotope, engine, shards }: ShardManifest): string =>
	`${JSON.stringify({ chronotope, engine }).slice(0, -1)},"shards":[\n${shards.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}\n`;

/** Shards that the last run of the same engine has done, by name. */
export function readShards(root: string, engine: Engine): Map<string, Receipt> {
	try {
		const manifest = JSON.parse(readFileSync(join(root, MANIFEST), 'utf8')) as ShardManifest;
		if (JSON.stringify(manifest.engine) !== JSON.stringify(engine)) return new Map();
		return new Map(
			manifest.shards.flatMap(({ name, ...entry }) => ('refused' in entry ? [] : [[name, entry] as const]))
		);
	} catch {
		return new Map();
	}
}
