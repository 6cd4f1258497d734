import * as v from 'valibot';

/** The file beside a dataset that holds what is not to be proposed again. */
export const DECISIONS = 'decisions.json';

const Decided = v.variant('decision', [
	v.strictObject({ id: v.string(), decision: v.literal('rejected'), reason: v.optional(v.string()) }),
	v.strictObject({ id: v.string(), decision: v.literal('merged'), into: v.string() })
]);

/** A proposal that is gone: why, or into which event it went. What was accepted stands in the dataset under its own id. */
export type Decided = v.InferOutput<typeof Decided>;

const List = v.array(Decided);

/**
 * The list of a text, which may be missing.
 *
 * @throws if it is there and is no such list
 */
export function readDecisions(text: string | null): Decided[] {
	if (text === null || text.trim() === '') return [];
	const read = v.safeParse(List, JSON.parse(text));
	if (!read.success)
		throw new Error(`${DECISIONS}: ${v.flatten(read.issues).root?.[0] ?? read.issues[0].message}`);
	return read.output;
}

/** The text of a list, sorted by id, so that a decision adds its own lines alone. */
export function printDecisions(decisions: readonly Decided[]): string {
	const sorted = decisions.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	return `${JSON.stringify(sorted, null, '\t')}\n`;
}
