import { compareDigests, writeDigests } from '../digests.ts';
import { datasetDigests, projectDigests } from '../inputs.ts';
import { count, exitCodes, printJson } from '../print.ts';

/** Lists the files of a built site in it, with what it was built from. */
export function digests(directory: string, { site, redact }: { site: string; redact?: string }): number {
	writeDigests(site, {
		...projectDigests(),
		...(redact === undefined && { dataset: datasetDigests(directory) })
	});
	return exitCodes.ok;
}

/** Compares every file of a built site, or of a packed folder, with the list in it; 0 only if all are as they were built. */
export function verifySite(site: string, { json }: { json?: boolean }): number {
	const compared = compareDigests(site);
	const { whole, changed, missing, foreign } = compared;
	const faults = [...Object.entries({ changed, missing, foreign })];
	if (json) printJson(compared);
	else {
		process.stdout.write(
			faults.flatMap(([word, paths]) => paths.map((path) => `${word}: ${path}\n`)).join('')
		);
		process.stdout.write(
			`${site}: ${count(whole, 'file')} as they were built; ${faults.map(([word, { length }]) => `${length} ${word}`).join(', ')}\n`
		);
	}
	return faults.some(([, { length }]) => length > 0) ? exitCodes.failed : exitCodes.ok;
}
