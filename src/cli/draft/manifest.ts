import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { KEPT } from './store.ts';

/** A document in the manifest of a draft. */
export interface Entry {
	name: string;
	line?: number;
	/** Digest of the document's bytes. */
	input: string | null;
	/** Of what the engine made of it. */
	output: string | null;
	/** What sources name. */
	file?: string;
	/** Digest of the text that is stored as `file`. */
	text?: string;
	refused?: string;
	/** The document before it that is the same. */
	same?: string;
}

/** What a draft was made of, and by what. */
export interface Manifest {
	chronotope: 1;
	engine: Engine;
	documents: Entry[];
}

export const manifestPath = (root: string): string => join(root, KEPT, 'manifest.json');

/** A document a line, so that what has changed is seen. */
export const printManifest = ({ chronotope, engine, documents }: Manifest): string =>
	`${JSON.stringify({ chronotope, engine }).slice(0, -1)},"documents":[\n${documents.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}\n`;

/** That of the last run that came to its end; null where there was none, or it cannot be read. */
export function readManifest(root: string): Manifest | null {
	try {
		const manifest = JSON.parse(readFileSync(manifestPath(root), 'utf8')) as Manifest;
		return manifest.chronotope === 1 && Array.isArray(manifest.documents) ? manifest : null;
	} catch {
		return null;
	}
}
