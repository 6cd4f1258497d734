import { fileNames, recordKeys, type RecordKind, type Rows } from '../files.ts';
import { pointer, type Problem } from '../problem.ts';
import type { Dataset } from '../schema.ts';

/** A dataset as a rule sees it: valid in form, with the rows of its records for the paths of problems. */
export interface Judged {
	dataset: Dataset;
	rows: Rows;
}

/** A rule is a pure function that gives every problem it finds. */
export type Rule = (judged: Judged) => Problem[];

/** Makes the problems of one record: severity and code first, keys within the record, then the message. */
export function teller(judged: Judged, kind: RecordKind, index: number) {
	const keys = recordKeys(kind, judged.rows[kind][index]!);
	const record = judged.dataset[kind][index]!.id;
	return (
		severity: Problem['severity'],
		code: string,
		within: readonly PropertyKey[],
		message: string
	): Problem => ({
		severity,
		code,
		file: fileNames[kind],
		path: pointer([...keys, ...within]),
		message,
		record
	});
}

/** Makes the problems of the atlas itself. */
export function atlasTeller(
	severity: Problem['severity'],
	code: string,
	within: readonly PropertyKey[],
	message: string
): Problem {
	return { severity, code, file: fileNames.atlas, path: pointer(within), message };
}
