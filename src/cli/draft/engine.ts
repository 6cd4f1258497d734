import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../gazetteer/inputs.ts';
import { readModel } from '../extract/model.ts';
import { digestOf } from './store.ts';

/** All that a document's draft depends on, besides the document. */
export interface Engine {
	/** Version of the software, and eight hex digits of the code that reads and proposes. */
	version: string;
	/** Digests of the table of places and of the weights. */
	gazetteer: string;
	model: string;
}

/** Folders whose code has a say in what is proposed. */
const CODE = ['src/lib/{dataset,extract,language,time}', 'src/cli/{documents,draft,extract}'];

/** The engine at work: another one makes other drafts of the same document. */
export function engineOf(table: SharedArrayBuffer): Engine {
	const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
	const code = createHash('sha256');
	const about = read('package.json');
	const { version, dependencies } = JSON.parse(about) as { version: string; dependencies: object };
	code.update(JSON.stringify(dependencies));
	const files = CODE.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: projectRoot }))
		.filter((file) => !file.endsWith('.test.ts'))
		.map((file) => file.replaceAll('\\', '/'))
		.sort();
	for (const file of files) code.update(`\n${file}\n${read(file)}`);
	return {
		version: `${version}+${code.digest('hex').slice(0, 8)}`,
		gazetteer: digestOf(new Uint8Array(table)),
		model: digestOf(JSON.stringify(readModel()))
	};
}
