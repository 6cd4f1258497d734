import { fileNames } from './files.ts';
import { locateAll } from './locate.ts';
import { Passages, type Span } from './passage.ts';
import { pointer, type Problem } from './problem.ts';
import { holdsRedacted, type Redaction } from './redact.ts';
import type { Dataset, Source } from './schema.ts';

/** A stretch of a source as its page shows it: offsets are those of the citation, also where the document has moved it. */
export interface Shown extends Span {
	text: string;
}

/** What may be shown of sources, by id: the whole text where rights are `full`, the cited passages where they are `excerpt`. */
export type Evidence = Record<string, Shown[]>;

/**
 * The words of documents that pages may show. Nothing of a source that is `citation-only`, nothing that its digest does
 * not vouch for, and no stretch that holds what a redaction takes out.
 *
 * @param documents text of each `document.file` that is at hand
 */
export function evidenceOf(
	{ events, sources }: Pick<Dataset, 'events' | 'sources'>,
	documents: ReadonlyMap<string, string>,
	redaction?: Redaction
): { evidence: Evidence; problems: Problem[] } {
	const evidence: Evidence = {};
	const problems: Problem[] = [];
	sources.forEach((source, index) => {
		const text = documents.get(source.document?.file ?? '');
		if (source.rights === 'citation-only' || text === undefined) return;
		const cited = events
			.flatMap(({ citations }) => citations)
			.filter((citation) => citation.source === source.id);
		const wanted = source.rights === 'full' ? [...wholeOf(source), ...cited] : cited;
		const spans = wanted.flatMap(({ start, end, digest }) =>
			start === undefined || end === undefined || digest === undefined ? [] : [{ start, end, digest }]
		);
		const document = new Passages(text);
		const found = locateAll(document, spans);
		const shown = new Map<string, Shown>();
		spans.forEach(({ start, end }, at) => {
			const located = found[at]!;
			if (located.state === 'lost') {
				const message = `a passage is not shown: ${start}-${end} is not in ${source.document!.file} as it was cited`;
				const path = pointer([index, 'document']);
				problems.push({ severity: 'warning', code: 'lost', file: fileNames.sources, path, message });
				return;
			}
			const words = document.slice(located.state === 'moved' ? located : { start, end });
			if (redaction && holdsRedacted(words, redaction)) return;
			shown.set(`${start}-${end}`, { start, end, text: words });
		});
		if (shown.size > 0)
			evidence[source.id] = [...shown.values()].sort((a, b) => a.start - b.start || b.end - a.end);
	});
	return { evidence, problems };
}

const wholeOf = ({ document }: Source) => (document ? [document] : []);
