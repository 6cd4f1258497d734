import type { Citation, Event } from '../schema.ts';
import type { Excerpt } from './excerpt.ts';

/**
 * Every citation of an excerpt as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/) that links an event to
 * its passage. `start` and `end` are Unicode code points of the source's document as it stands, half-open; `digest` is of
 * the passage, normalised. The text itself is not in it.
 */
export function annotations(excerpt: Excerpt): string {
	const { catalogue, entries, home } = excerpt;
	const { title, updated } = catalogue.dataset.atlas;
	const id = `${home}data/annotations.jsonld`;
	const items = entries.flatMap(({ event }) =>
		event.citations.map((citation, at) => annotation(excerpt, event, citation, at))
	);
	const collection = {
		'@context': [
			'http://www.w3.org/ns/anno.jsonld',
			{
				digest: `${home}data/schema/events.json#digest`,
				file: `${home}data/schema/sources.json#file`
			}
		],
		id,
		type: 'AnnotationCollection',
		label: title,
		...(updated !== undefined && { modified: `${updated}T00:00:00Z` }),
		total: items.length,
		first: {
			id: `${id}#page-1`,
			type: 'AnnotationPage',
			partOf: id,
			startIndex: 0,
			items
		}
	};
	return `${JSON.stringify(collection)}\n`;
}

function annotation(
	{ catalogue, addressOf }: Excerpt,
	{ id }: Event,
	citation: Citation,
	at: number
): object {
	const url = addressOf('event', id);
	const source = catalogue.sources[catalogue.sourceById.get(citation.source) ?? -1];
	const { start, end, digest } = citation;
	// Offsets hold in the document as the curator has it, which the page at the source's own address need not be.
	const document = {
		id: addressOf('source', citation.source),
		type: 'Text',
		...(source && { language: source.language }),
		...(source?.document && { file: source.document.file }),
		...(source?.url !== undefined && { via: source.url })
	};
	return {
		id: `${url}#citation-${at + 1}`,
		type: 'Annotation',
		motivation: 'linking',
		body: url,
		target: {
			type: 'SpecificResource',
			source: document,
			...(start !== undefined &&
				end !== undefined && { selector: { type: 'TextPositionSelector', start, end, digest } })
		}
	};
}
