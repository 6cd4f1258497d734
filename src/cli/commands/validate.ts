import { fails } from '#lib/dataset/problem.ts';
import { streamDirectory } from '../directory.ts';
import { countLine, exitCodes, printJson, problemCount, problemLines } from '../print.ts';

/** Judges a dataset: prints every problem and the counts, and gives the exit code. */
export async function validate(
	directory: string,
	options: { strict?: boolean; json?: boolean }
): Promise<number> {
	const { problems, counts } = await streamDirectory(directory);
	if (options.json) printJson({ problems, counts });
	else
		process.stdout.write(
			`${problemLines(problems)}${directory}: ${countLine(counts)}: ${problemCount(problems)}\n`
		);
	return fails(problems, options.strict) ? exitCodes.failed : exitCodes.ok;
}
