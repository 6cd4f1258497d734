import { fails } from '#lib/dataset/problem.ts';
import { verifyDataset, type Found, type Verification } from '#lib/dataset/verify.ts';
import { gatherDirectory } from '../directory.ts';
import { readCited } from '../cited.ts';
import { exitCodes, printJson, problemCount, problemLines } from '../print.ts';

/** Looks for every citation and source in the documents; 0 only if all resolve. */
export async function verify(
	directory: string,
	options: { documents: string[]; json?: boolean }
): Promise<number> {
	const result = await verificationOf(directory, options.documents);
	if (options.json) printJson(result);
	else
		process.stdout.write(
			`${problemLines(result.problems)}citations: ${foundLine(result.citations)}\nsources: ${foundLine(result.sources)}\n` +
				`${directory}: ${problemCount(result.problems)}\n`
		);
	return fails(result.problems) ? exitCodes.failed : exitCodes.ok;
}

/** What is found in the documents, after the errors of the dataset itself: a refused record's citations are not looked for. */
export async function verificationOf(directory: string, documents: readonly string[]): Promise<Verification> {
	const { dataset, problems } = await gatherDirectory(directory);
	const { events, sources } = dataset ?? { events: [], sources: [] };
	const names = sources.flatMap(({ document }) => document?.file ?? []);
	const found = verifyDataset({ events, sources }, readCited(directory, documents, names));
	return {
		...found,
		problems: [...problems.filter(({ severity }) => severity === 'error'), ...found.problems]
	};
}

function foundLine({ resolved, moved, lost, missing, whole }: Found): string {
	return (
		`${resolved} resolved, ${moved} moved, ${lost} lost` +
		(missing > 0 ? `, ${missing} without their document` : '') +
		(whole > 0 ? `, ${whole} without a passage` : '')
	);
}
