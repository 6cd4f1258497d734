import { createReadStream, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { answerStream } from '../extract/stream.ts';
import { loadGazetteer } from '../gazetteer/load.ts';
import { exitCodes, Failure } from '../print.ts';

export interface LinesOptions {
	explain?: boolean;
	threads?: number;
	gazetteer?: string;
}

/** Answers lines of documents with lines of proposals on standard output. */
export async function extractLines(file: string | undefined, options: LinesOptions): Promise<number> {
	if (file !== undefined && !statSync(file, { throwIfNoEntry: false })?.isFile())
		throw new Failure(`no such file: ${file}`);
	const table = await loadGazetteer(options.gazetteer);
	const { answered, failed } = await answerStream(
		file === undefined ? process.stdin : createReadStream(file),
		{
			table,
			explain: options.explain ?? false,
			threads: options.threads ?? availableParallelism(),
			write
		}
	);
	if (failed > 0) process.stderr.write(`${failed} of ${answered} lines failed\n`);
	return failed > 0 ? exitCodes.partly : exitCodes.ok;
}

/** Writes to standard output and waits until it is taken; a reader that has gone ends the run. */
function write(text: string): Promise<void> {
	return new Promise((done, fail) => {
		process.stdout.write(text, (error) => (error ? fail(error) : done()));
	});
}
