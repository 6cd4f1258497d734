import * as library from 'geojson-validation';
import { fileNames, recordKeys } from './files.ts';
import { recordId } from './form.ts';
import { geometryFaults, recordFault } from './limits.ts';
import { pointer, type Problem } from './problem.ts';
import { hasForbiddenKey, parseRecords, Unreadable } from './records.ts';

/**
 * What `geojson-validation` says of a parsed value's structure; none: it is valid GeoJSON. Own limits run first, because the
 * library accepts NaN and latitude 99 and overflows on deep nesting. It is LGPL-3: used unmodified, here alone, and never
 * by a page.
 */
export function structureFaults(value: unknown): string[] {
	if (hasForbiddenKey(value)) return ['invalid key: "__proto__" or "constructor.prototype"'];
	const fault = recordFault(value);
	if (fault) return [fault.message];
	const geometry = (value as { geometry?: unknown } | null)?.geometry ?? value;
	const faults = geometryFaults(geometry).map(({ message }) => message);
	try {
		return [...faults, ...(library.valid(value, true) ?? [])];
	} catch (error) {
		return [...faults, `invalid structure: ${error instanceof Error ? error.message : String(error)}`];
	}
}

/** Structure of the text of `places.geojson`: the collection itself, then each feature. What is no JSON is told by the reader. */
export function structureProblems(text: string): Problem[] {
	const file = fileNames.places;
	const { value, records } = parseRecords(text, file, 'features');
	const problems: Problem[] = [];
	const tell = (path: string, message: string, record?: string) =>
		problems.push({
			severity: 'error',
			code: 'structure',
			file,
			path,
			message,
			...(record === undefined ? {} : { record })
		});
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		for (const message of structureFaults({ ...value, features: [] })) tell('', message);
	for (const [row, record] of records.entries())
		if (!(record instanceof Unreadable))
			for (const message of structureFaults(record))
				tell(pointer(recordKeys('places', row)), message, recordId(record));
	return problems;
}
