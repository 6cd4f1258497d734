import { gzipSync } from 'node:zlib';
import { fileNames } from '#lib/dataset/files.ts';
import { MAX_TEXT } from '#lib/dataset/limits.ts';
import { PARTS, recordsInParts, textOfPart, type PartRecord } from '../eventparts.ts';
import { Failure } from '../print.ts';
import { fileOf, proposalText, type Merged, type Present } from './decided.ts';

/** So many proposals stand in one part. */
const PROPOSALS_EACH = 10_000;

/** Characters around a record of a file: those of its line, and its share of what stands before and behind all. */
const AROUND = 8;

/** An event as a line of a part has it. */
type PresentLine = Present & PartRecord;

/** The events of parts. @throws Failure for a line that is no JSON: nothing may be lost */
export function readParts(root: string, parts: readonly string[]): PresentLine[] {
	return recordsInParts(root, parts).map((record) => {
		try {
			return { ...record, value: JSON.parse(record.text) as unknown };
		} catch (error) {
			const { message } = error as Error;
			throw new Failure(
				`${record.part}:${record.at + 1}: invalid JSON: ${message}; nothing is written over it`
			);
		}
	});
}

/** Contents of files that change, by path; null for one that gives way. */
type Contents = Map<string, string | Uint8Array | null>;

/**
 * The events' files with what stays and what is proposed: parts where they stand in parts, and where one file of nothing but proposals
 * would be larger than any that is read. What a person has decided is never moved from one form to the other.
 *
 * @param file the text of the one file, null where it is not there. @param parts paths, null where the events stand in none
 * @param most characters of one file
 */
export function eventFiles(
	root: string,
	{ file, parts }: { file: string | null; parts: readonly string[] | null },
	merged: Merged,
	most = MAX_TEXT
): Contents {
	const [kept, proposed] = [merged.kept.events, merged.proposed.events];
	if (parts) return partsWith(root, parts, kept as PresentLine[], proposed);
	if (kept.length > 0 || !isMore(proposed, most))
		return new Map([[fileNames.events, fileOf('events', file, merged)]]);
	const contents = partsWith(root, [], [], proposed);
	return file === null ? contents : contents.set(fileNames.events, null);
}

/** Whether a file of these would have more characters. */
function isMore(proposed: readonly object[], most: number): boolean {
	let size = 0;
	return proposed.some((event) => (size += proposalText('events', event).length + AROUND) > most);
}

/**
 * Lines that stay, stay where they are; proposals stand behind those of parts of their own, `drafted-0001.jsonl` and so on. The same for the
 * same events, whatever was proposed before.
 *
 * @param parts those that are there
 * @returns what changes
 */
function partsWith(
	root: string,
	parts: readonly string[],
	kept: readonly PresentLine[],
	proposed: readonly object[]
): Contents {
	const before = new Map(parts.map((part) => [part, textOfPart(root, part)]));
	const stays = new Map(parts.map((part) => [part, new Set<number>()]));
	for (const { part, at } of kept) stays.get(part)!.add(at);
	const after = new Map(
		[...before].map(([part, text]) => {
			const lines = text.split('\n');
			return [part, lines.filter((line, at) => line.trim() === '' || stays.get(part)!.has(at)).join('\n')];
		})
	);
	for (let first = 0; first < proposed.length; first += PROPOSALS_EACH) {
		const part = `${PARTS}/drafted-${String(first / PROPOSALS_EACH + 1).padStart(4, '0')}.jsonl`;
		const stay = after.get(part) ?? '';
		const lines = proposed.slice(first, first + PROPOSALS_EACH).map((event) => `${JSON.stringify(event)}\n`);
		after.set(part, `${stay}${stay === '' || stay.endsWith('\n') ? '' : '\n'}${lines.join('')}`);
	}
	// Who compressed a part otherwise finds it as it was.
	const changed = [...after].filter(([part, text]) => text !== before.get(part));
	return new Map(
		changed.map(([part, text]) => {
			if (text.trim() === '') return [part, null];
			return [part, part.endsWith('.gz') ? gzipSync(text) : text];
		})
	);
}
