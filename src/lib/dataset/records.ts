import { parse, scan } from 'secure-json-parse';
import { textFault } from './limits.ts';
import { pointer, shown, type Problem } from './problem.ts';

const unguarded = { protoAction: 'ignore', constructorAction: 'ignore' } as const;

/** A parsed file: `value` is its root without the records, `records` each record or the reason why it is none. */
export interface ParsedFile {
	value: unknown;
	records: (unknown | Unreadable)[];
	problems: Problem[];
}

/** A record whose text is no JSON; its problem is told already. */
export class Unreadable {}

/**
 * Parses a file's JSON text without trusting it. The records are the root array, or the array under `list`.
 * Where the text is broken, records are parsed one by one, so that one bad number does not take ten good
 * records with it.
 */
export function parseRecords(text: string, file: string, list: string | null): ParsedFile {
	const problems: Problem[] = [];
	const refuse = (code: string, path: string, message: string) =>
		problems.push({ severity: 'error', code, file, path, message });
	const body = withoutMark(text, file, problems);
	const fault = textFault(body);
	if (fault) {
		refuse(fault.code, '', fault.message);
		return { value: null, records: [], problems };
	}
	let value: unknown;
	try {
		value = parse(body, unguarded);
	} catch (error) {
		refuse('json', '', `invalid JSON: ${reason(error)}`);
		const records = splitRecords(body, list).map((piece, index) => {
			try {
				return parse(piece, unguarded) as unknown;
			} catch (cause) {
				refuse('json', pointer(list === null ? [index] : [list, index]), `invalid JSON: ${reason(cause)}`);
				return new Unreadable();
			}
		});
		return { value: null, records, problems };
	}
	const records = list === null ? value : (value as Record<string, unknown> | null)?.[list];
	if (!Array.isArray(records)) {
		refuse('form', list === null ? '' : pointer([list]), 'invalid type: expected an array of records');
		return { value, records: [], problems };
	}
	const { type } = value as { type?: unknown };
	if (list !== null && type !== 'FeatureCollection')
		refuse('form', '/type', `invalid value ${shown(type)}: expected "FeatureCollection"`);
	return { value, records, problems };
}

/** Parses a file that is one object (`atlas.json`); undefined when it is unreadable. */
export function parseObject(text: string, file: string): { value: unknown; problems: Problem[] } {
	const problems: Problem[] = [];
	const body = withoutMark(text, file, problems);
	const fault = textFault(body);
	if (!fault) {
		try {
			return { value: parse(body, unguarded), problems };
		} catch (error) {
			problems.push({
				severity: 'error',
				code: 'json',
				file,
				path: '',
				message: `invalid JSON: ${reason(error)}`
			});
		}
	} else problems.push({ severity: 'error', code: fault.code, file, path: '', message: fault.message });
	return { value: undefined, problems };
}

/** Whether a parsed record carries a key that could reach an object's prototype. */
export function hasForbiddenKey(record: unknown): boolean {
	return typeof record === 'object' && record !== null && scan(record, { safe: true }) === null;
}

function withoutMark(text: string, file: string, problems: Problem[]): string {
	if (text.charCodeAt(0) !== 0xfeff) return text;
	problems.push({
		severity: 'warning',
		code: 'byte-order-mark',
		file,
		path: '',
		message: 'unexpected byte order mark: RFC 8259 forbids it; it is passed over'
	});
	return text.slice(1);
}

function reason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** Texts of the records in a broken file, found by brackets and quotes alone. */
export function splitRecords(text: string, list: string | null): string[] {
	const start = list === null ? text.search(/\S/u) : listStart(text, list);
	if (start < 0 || text[start] !== '[') return [];
	const pieces: string[] = [];
	let depth = 0;
	let from = start + 1;
	const take = (to: number) => {
		const piece = text.slice(from, to).trim();
		if (piece !== '') pieces.push(piece);
		from = to + 1;
	};
	for (let index = from; index < text.length; index++) {
		const char = text[index];
		if (char === '"') index = stringEnd(text, index);
		else if (char === '[' || char === '{') depth++;
		else if (char === ',' && depth === 0) take(index);
		else if ((char === ']' || char === '}') && --depth < 0) {
			take(index);
			return pieces;
		}
	}
	take(text.length);
	return pieces;
}

/** Index of the closing quote of the string that opens at `open`, or of the text's end. */
function stringEnd(text: string, open: number): number {
	for (let index = open + 1; index < text.length; index++) {
		if (text[index] === '\\') index++;
		else if (text[index] === '"') return index;
	}
	return text.length;
}

/** Index of the bracket that opens the array under a key of the root object, or -1. */
function listStart(text: string, key: string): number {
	let depth = 0;
	for (let index = 0; index < text.length; index++) {
		const char = text[index];
		if (char === '{' || char === '[') depth++;
		else if (char === '}' || char === ']') depth--;
		else if (char === '"') {
			const end = stringEnd(text, index);
			const after = /^\s*:\s*(?=\[)/u.exec(text.slice(end + 1, end + 100));
			if (depth === 1 && after && text.slice(index + 1, end) === key) return end + 1 + after[0].length;
			index = end;
		}
	}
	return -1;
}
