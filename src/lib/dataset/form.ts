import * as v from 'valibot';
import { geometryFaults, recordFault, type Fault } from './limits.ts';
import { pointer, shown, type Problem } from './problem.ts';
import { hasForbiddenKey } from './records.ts';

/** Most problems told of one record's form. */
const MOST = 20;

/** Judges one parsed record by limits and schema, in this order: the record in its schema's output form, or problems. */
export function readForm<Schema extends v.GenericSchema>(
	schema: Schema,
	record: unknown,
	place: { file: string; keys: PropertyKey[] }
): { value: v.InferOutput<Schema> } | { problems: Problem[] } {
	const id = recordId(record);
	const problem = (code: string, keys: readonly PropertyKey[], message: string): Problem => ({
		severity: 'error',
		code,
		file: place.file,
		path: pointer([...place.keys, ...keys]),
		message,
		...(id === undefined ? {} : { record: id })
	});
	const told = ({ code, keys, message }: Fault) => problem(code, keys, message);
	if (hasForbiddenKey(record))
		return {
			problems: [problem('forbidden-key', [], 'invalid key: "__proto__" or "constructor.prototype"')]
		};
	if (Array.isArray(record))
		return { problems: [problem('form', [], 'invalid value: expected an object, not an array')] };
	const fault = recordFault(record);
	if (fault) return { problems: [told(fault)] };
	const faults = geometryFaults((record as { geometry?: unknown } | null)?.geometry).map((one) => ({
		...one,
		keys: ['geometry', ...one.keys]
	}));
	const result = v.safeParse(schema, record);
	const problems = [
		...faults.map(told),
		...(result.issues ?? []).map((issue) =>
			problem('form', issue.path?.map((item) => item.key as PropertyKey) ?? [], issueMessage(issue))
		)
	];
	if (result.success && problems.length === 0) return { value: result.output };
	return { problems: problems.slice(0, MOST) };
}

/** The id that a record states, where it is fit to be shown. */
export function recordId(record: unknown): string | undefined {
	const id = (record as { id?: unknown } | null | undefined)?.id;
	return typeof id === 'string' && id.length <= 100 ? id : undefined;
}

/** An issue in three verbs: unknown, missing, invalid. */
function issueMessage(issue: v.BaseIssue<unknown>): string {
	if (issue.type === 'strict_object' && issue.expected === 'never')
		return `unknown key ${shown(lastKey(issue))}`;
	if (issue.type === 'strict_object' && issue.received === 'undefined')
		return `missing key ${shown(lastKey(issue))}`;
	if (issue.type === 'regex') return `invalid value ${shown(issue.input)}: ${issue.message}`;
	if (issue.type === 'non_empty')
		return `missing ${Array.isArray(issue.input) ? 'entry: expected at least one' : 'text'}`;
	if (issue.type.endsWith('_length')) return `invalid length ${issue.received}: expected ${issue.expected}`;
	const expected = expectations[issue.type] ?? issue.expected;
	return `invalid value ${shown(issue.input)}${expected === null ? '' : `: expected ${expected}`}`;
}

const expectations: Record<string, string> = {
	strict_object: 'an object',
	record: 'an object',
	array: 'an array',
	string: 'text',
	number: 'a number',
	safe_integer: 'a whole number'
};

function lastKey(issue: v.BaseIssue<unknown>): unknown {
	return issue.path?.at(-1)?.key;
}
