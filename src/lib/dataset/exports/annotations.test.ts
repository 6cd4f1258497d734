import { expect, test } from 'vitest';
import { whole, wholes } from '#tests/excerpts.ts';
import { annotations } from './annotations.ts';

test.each(wholes)('every citation of %s is an annotation with an id of its own', (_, excerpt) => {
	const { total, first } = JSON.parse(annotations(excerpt)) as {
		total: number;
		first: { items: { id: string; target: { selector?: object } }[] };
	};
	const citations = excerpt.entries.flatMap(({ event }) => event.citations);
	expect(total).toBe(citations.length);
	expect(new Set(first.items.map(({ id }) => id)).size).toBe(citations.length);
	expect(first.items.map(({ target }) => target.selector)).toEqual(
		citations.map(({ start, end, digest }) =>
			start === undefined ? undefined : { type: 'TextPositionSelector', start, end, digest }
		)
	);
});

test('an annotation links an event to a span of a document', () => {
	const { first } = JSON.parse(annotations(whole)) as { first: { items: object[] } };
	expect(first.items).toContainEqual({
		id: 'https://example.org/atlas/event/league-founded/#citation-1',
		type: 'Annotation',
		motivation: 'linking',
		body: 'https://example.org/atlas/event/league-founded/',
		target: {
			type: 'SpecificResource',
			source: {
				id: 'https://example.org/atlas/source/bulletin/',
				type: 'Text',
				language: 'en',
				file: 'fixture.txt',
				via: 'https://example.org/bulletin/1992'
			},
			selector: {
				type: 'TextPositionSelector',
				start: 143,
				end: 210,
				digest: 'sha256-2848896d777eab6983060d74abb9b166ee2e1c2f4f555a326caff39f2992ec38'
			}
		}
	});
});
