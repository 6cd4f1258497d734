import { type Problem } from '../problem.ts';
import type { Source } from '../schema.ts';
import { teller, type Judged } from './told.ts';

/**
 * The form of what is cited, without the documents: offsets and digest stand together, run forwards, and lie
 * within the span that the source has in its document.
 */
export function citationRules(judged: Judged): Problem[] {
	const { events, sources } = judged.dataset;
	const problems: Problem[] = [];
	const byId = new Map(sources.map((source) => [source.id, source]));
	sources.forEach(({ document }, index) => {
		const tell = teller(judged, 'sources', index);
		if (!document) return;
		if ((document.start === undefined) !== (document.end === undefined))
			problems.push(
				tell('error', 'offsets', ['document'], `missing ${document.start === undefined ? 'start' : 'end'}`)
			);
		problems.push(
			...orderRule(document, (message) => tell('error', 'offset-order', ['document', 'end'], message))
		);
	});
	events.forEach((event, index) => {
		const tell = teller(judged, 'events', index);
		if (event.citations.length === 0)
			problems.push(tell('warning', 'uncited', ['citations'], 'missing citation: no source says so'));
		event.citations.forEach((citation, at) => {
			const keys = ['citations', at];
			const missing = (['start', 'end', 'digest'] as const).filter((key) => citation[key] === undefined);
			if (missing.length === 1 || missing.length === 2)
				problems.push(
					tell(
						'error',
						'citation-parts',
						keys,
						`missing ${missing.join(' and ')}: start, end and digest stand together or not at all`
					)
				);
			problems.push(
				...orderRule(citation, (message) => tell('error', 'offset-order', [...keys, 'end'], message))
			);
			const outside = outsideOf(citation, byId.get(citation.source));
			if (outside) problems.push(tell('error', 'outside-document', keys, outside));
			if (event.citations.findIndex((other) => sameSpan(other, citation)) < at)
				problems.push(tell('warning', 'repeated', keys, 'the same passage is cited twice'));
		});
	});
	return problems;
}

interface Span {
	start?: number | undefined;
	end?: number | undefined;
}

function orderRule({ start, end }: Span, tell: (message: string) => Problem): Problem[] {
	if (start === undefined || end === undefined || start < end) return [];
	return [tell(`invalid end ${end}: expected more than start ${start}`)];
}

function outsideOf({ start, end }: Span, source: Source | undefined): string | null {
	if (start === undefined || end === undefined || !source) return null;
	const { document } = source;
	if (!document) return `invalid offsets ${start} to ${end}: source "${source.id}" names no document`;
	if (start >= (document.start ?? 0) && end <= (document.end ?? Infinity)) return null;
	return `invalid offsets ${start} to ${end}: outside the source's ${document.start ?? 0} to ${document.end ?? 'end'}`;
}

function sameSpan(a: Span & { source: string }, b: Span & { source: string }): boolean {
	return a.source === b.source && a.start === b.start && a.end === b.end;
}
