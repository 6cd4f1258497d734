import { roleOf, type Own } from './own.ts';
import { shapesOf } from './geometry.ts';
import { addressesIn } from './sources.ts';
import {
	cut,
	type CitationDraft,
	type Draft,
	type EventDraft,
	type Finding,
	type PlaceDraft,
	type Table
} from './table.ts';

/** Whether placemarks are those of the export from here. */
export const isOwnKml = ({ columns }: Table): boolean =>
	['id', 'told', 'category', 'sources', 'categoryId'].every((column) => columns.includes(column));

/** The events of an export as KML: placemarks of one event are one event at several places. */
export function ownKml({ columns, rows }: Table, language: string): Own {
	const findings: Finding[] = [];
	const seen = new Map<string, Draft>();
	const drafts: Draft[] = [];
	for (const { row, cells, geometry, layer } of rows) {
		const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
		const read = shapesOf(geometry);
		if ('fault' in read) {
			findings.push({
				severity: 'refused',
				row,
				column: null,
				code: read.fault.code,
				message: read.fault.message
			});
			continue;
		}
		const [shape] = read.shapes;
		const places: PlaceDraft[] = shape
			? [
					{
						...(cell('place') !== '' && { id: cell('place') }),
						names: cell('placeName') === '' ? {} : { [language]: cell('placeName') },
						geometry: shape.geometry,
						role: roleOf(cell('role')),
						...(cell('placeKind') !== '' && { kind: cell('placeKind') })
					}
				]
			: [];
		const title = cut(cell('name').trim(), 90);
		if (title === '') {
			findings.push({
				severity: 'refused',
				row,
				column: 'name',
				code: 'no-words',
				message: 'no name: nothing to call it by'
			});
			continue;
		}
		const first = seen.get(cell('id'));
		if (first) {
			first.events[0]!.places.push(...places);
			first.also = [...(first.also ?? []), row];
			continue;
		}
		const event: EventDraft = {
			id: cell('id'),
			title: { [language]: title },
			summary: { [language]: cell('description') || title },
			when: cell('when') || null,
			whenBasis: 'stated',
			category: { id: cell('categoryId'), label: layer || cell('category') },
			participants: [],
			claims: [],
			places,
			citations: citations(cell('sources'), cell('sourceIds'))
		};
		const draft: Draft = { row, events: [event], places: [] };
		seen.set(cell('id'), draft);
		drafts.push(draft);
	}
	return { drafts, records: { places: [], sources: [] }, findings, rows: rows.length };
}

/** "Publisher: Title, https://…", a line each, with the ids in the same order. */
function citations(lines: string, ids: string): CitationDraft[] {
	const known = ids.split(' ');
	return lines
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line, at) => {
			const url = addressesIn(line).at(-1);
			const words = url === undefined ? line : line.slice(0, line.lastIndexOf(`, ${url}`));
			const colon = words.indexOf(': ');
			const id = known[at];
			return {
				source: {
					...(id !== undefined && id !== '' && { id }),
					...(colon >= 0 && { publisher: words.slice(0, colon) }),
					title: colon < 0 ? words : words.slice(colon + 2),
					...(url !== undefined && { url })
				}
			};
		});
}
