/** One thing wrong with a dataset. A record with an `error` is refused; a `warning` is told, the record is kept. */
export interface Problem {
	severity: 'error' | 'warning';
	/** Short kebab-case word that names the rule, stable for tests and filters. */
	code: string;
	/** File the record stands in, relative to the dataset's directory. */
	file: string;
	/** The line, from 1, of a file that has a record on each. */
	line?: number;
	/** JSON pointer (RFC 6901) into that file, or into the record on its line; empty: the whole of it. */
	path: string;
	message: string;
	/** The record's own id, where it has one. */
	record?: string;
}

/** RFC 6901 pointer of the given keys. */
export function pointer(keys: readonly PropertyKey[]): string {
	return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A value as a message shows it: JSON, cut at 60 characters. */
export function shown(value: unknown): string {
	const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** One line for people and editors: `file:path: message`, or `file:line:path: message`. */
export function problemLine(problem: Problem): string {
	const record = problem.record === undefined ? '' : ` [${problem.record}]`;
	const warning = problem.severity === 'warning' ? 'warning: ' : '';
	const line = problem.line === undefined ? '' : `:${problem.line}`;
	return `${problem.file}${line}:${problem.path}: ${warning}${problem.message}${record}`;
}

/** Whether the problems fail a check: any error or, when strict, any warning. */
export function fails(problems: readonly Problem[], strict = false): boolean {
	return problems.some(({ severity }) => strict || severity === 'error');
}
