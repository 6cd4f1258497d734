import { fileNames } from './files.ts';
import { locateAll, type Cited, type Located } from './locate.ts';
import { Passages } from './passage.ts';
import { pointer, type Problem } from './problem.ts';
import type { Dataset } from './schema.ts';

/** Counts of what was looked for in the documents. `missing`: the document is not there. */
export interface Found {
	resolved: number;
	moved: number;
	lost: number;
	missing: number;
	/** Names no passage (a citation) or no document (a source): nothing to look for. */
	whole: number;
}

export interface Verification {
	citations: Found;
	sources: Found;
	problems: Problem[];
}

interface Sought {
	kind: 'citations' | 'sources';
	file: string;
	path: string;
	record: string;
	/** What is looked for; null: only that the document is there. */
	cited: Cited | null;
	source: string;
}

/**
 * Looks for every cited passage and every source's span in the documents. `documents` gives the text of each
 * `document.file`, as it stands; a file that it does not hold is told as missing, once for each source.
 */
export function verifyDataset(
	dataset: Pick<Dataset, 'events' | 'sources'>,
	documents: ReadonlyMap<string, string>
): Verification {
	const none = (): Found => ({ resolved: 0, moved: 0, lost: 0, missing: 0, whole: 0 });
	const result: Verification = { citations: none(), sources: none(), problems: [] };
	for (const [name, sought] of soughtByFile(dataset, result)) {
		const text = documents.get(name);
		if (text === undefined) {
			for (const one of sought) {
				result[one.kind].missing++;
				if (one.kind === 'sources')
					result.problems.push(
						problemOf(one, 'document-missing', `missing document ${JSON.stringify(name)}`)
					);
			}
			continue;
		}
		const document = new Passages(text);
		const located = locateAll(
			document,
			sought
				.flatMap(({ cited }) => cited ?? [])
				.map((cited) => (cited.end === Infinity ? { ...cited, end: document.length } : cited))
		);
		for (const one of sought) {
			const found: Located = one.cited === null ? { state: 'resolved' } : located.shift()!;
			result[one.kind][found.state]++;
			if (found.state !== 'resolved')
				result.problems.push(problemOf(one, found.state, sentence(one, found, name)));
		}
	}
	return result;
}

/** What is to be looked for, by document; what names nothing to look for is counted at once. */
function soughtByFile(
	{ sources, events }: Pick<Dataset, 'events' | 'sources'>,
	result: Verification
): Map<string, Sought[]> {
	const byFile = new Map<string, Sought[]>();
	const add = (file: string, sought: Sought) => byFile.set(file, [...(byFile.get(file) ?? []), sought]);
	const fileOf = new Map(sources.map(({ id, document }) => [id, document?.file]));
	sources.forEach(({ id, document }, index) => {
		const path = pointer([index, 'document']);
		const kind = 'sources';
		if (!document) result.sources.whole++;
		else
			add(document.file, {
				kind,
				file: fileNames.sources,
				path,
				record: id,
				source: id,
				cited: citedOf(document)
			});
	});
	events.forEach((event, index) =>
		event.citations.forEach((citation, at) => {
			const path = pointer([index, 'citations', at]);
			const file = fileOf.get(citation.source);
			const cited = citedOf(citation);
			if (cited === null || file === undefined) result.citations.whole++;
			else
				add(file, {
					kind: 'citations',
					file: fileNames.events,
					path,
					record: event.id,
					source: citation.source,
					cited
				});
		})
	);
	return byFile;
}

/** A span that can be checked; a digest without offsets is that of the whole document. */
function citedOf({ start = 0, end = Infinity, digest }: Partial<Cited>): Cited | null {
	return digest === undefined ? null : { start, end, digest };
}

function problemOf(one: Sought, code: string, message: string): Problem {
	return { severity: 'error', code, file: one.file, path: one.path, message, record: one.record };
}

function sentence({ cited, source, kind }: Sought, found: Located, name: string): string {
	const what = kind === 'citations' ? `passage of source ${JSON.stringify(source)}` : 'source';
	const from = cited!.end === Infinity ? 'the whole document' : `${cited!.start}-${cited!.end}`;
	return found.state === 'moved'
		? `${what} moved in ${name}: cited at ${from}, found at ${found.start}-${found.end}`
		: `${what} lost in ${name}: cited at ${from}, found nowhere`;
}
