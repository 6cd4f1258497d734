import { parse } from 'secure-json-parse';
import { readWkt } from './coordinates.ts';
import { eventOf, listOf, roleOf, type Own } from './own.ts';
import { cut, type CitationDraft, type Draft, type Finding, type PlaceDraft, type Row } from './table.ts';

/** Between several values of one cell. */
const AND = '; ';

/** Whether a table is the export from here, whatever a spreadsheet has done to it since. */
export const isOwnCsv = (columns: readonly string[]): boolean =>
	['id', 'when', 'when_basis', 'category', 'place_ids', 'roles'].every((column) =>
		columns.includes(column)
	) && columns.some((column) => /^title_[a-z]/u.test(column));

/** The languages of its texts, in order. */
export const languagesOf = (columns: readonly string[]): string[] =>
	columns.flatMap((column) => /^title_([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/u.exec(column)?.[1] ?? []);

/** The address of the site that a table came from; undefined where it is none but the default. */
export function homeOf(columns: readonly string[], rows: readonly Row[]): string | undefined {
	const [id, url] = [columns.indexOf('id'), columns.indexOf('url')];
	const { cells = [] } = rows[0] ?? {};
	const page = `event/${cells[id] ?? ''}/`;
	const home = cells[url]?.endsWith(page) ? cells[url].slice(0, -page.length) : cells[url];
	return home !== undefined &&
		/^https?:\/\/[^\s"<>\\]+\/$/u.test(home) &&
		!/^http:\/\/localhost:4173\/$/u.test(home)
		? home
		: undefined;
}

/** The events of an export as a table. Outlines are not in it: an area comes back as the point where its name stands. */
export function ownCsv(columns: readonly string[], rows: readonly Row[]): Own {
	const findings: Finding[] = [];
	const drafts = rows.flatMap(({ row, cells }): Draft[] => {
		const cell = (name: string): string => unquoted(cells[columns.indexOf(name)] ?? '');
		const texts = (name: string): Record<string, string> =>
			Object.fromEntries(
				columns.flatMap((column, at) => {
					const language = column.startsWith(`${name}_`) ? column.slice(name.length + 1) : '';
					const text = unquoted(cells[at] ?? '');
					return language !== '' && text !== '' ? [[language, text]] : [];
				})
			);
		const tell = (severity: Finding['severity'], column: string, code: string, message: string): void => {
			findings.push({ severity, row, column, code, message, value: cut(cell(column)) });
		};
		const json = (name: string): unknown[] => {
			if (cell(name) === '') return [];
			try {
				return listOf(parse(cell(name), { protoAction: 'remove', constructorAction: 'remove' }));
			} catch {
				tell('doubt', name, 'json', 'invalid JSON: not taken');
				return [];
			}
		};
		const event = eventOf(cell('id'), null, {
			title: texts('title'),
			summary: texts('summary'),
			when: cell('when'),
			whenBasis: cell('when_basis'),
			whenNote: texts('when_note'),
			category: cell('category'),
			partOf: cell('part_of'),
			participants: cell('participants').split(AND),
			claims: json('claims'),
			citations: json('citations')
		});
		if (!event) {
			tell('refused', 'id', 'no-words', 'no title');
			return [];
		}
		if (event.citations.length === 0) event.citations = inWords(cell('sources'));
		event.places = placesOf(cell, languagesOf(columns)[0]!, (column, message) =>
			tell('doubt', column, 'place-without-coordinates', message)
		);
		return [{ row, events: [event], places: [] }];
	});
	return { drafts, records: { places: [], sources: [] }, findings, rows: rows.length };
}

/** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
const unquoted = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? cell.slice(1) : cell);

function placesOf(
	cell: (name: string) => string,
	language: string,
	doubt: (column: string, message: string) => void
): PlaceDraft[] {
	const split = (name: string): string[] => (cell(name) === '' ? [] : cell(name).split(AND));
	const [ids, names, roles, kinds, points, countries] = [
		'place_ids',
		'places',
		'roles',
		'place_kinds',
		'place_points',
		'place_countries'
	].map(split) as [string[], string[], string[], string[], string[], string[]];
	return ids.map((id, at): PlaceDraft => {
		const role = roleOf(roles[at]);
		let geometry: unknown = readWkt(points[at] ?? '');
		// Tables from before there were points have the first spot alone.
		if (
			geometry === null &&
			points.length === 0 &&
			cell('lon') !== '' &&
			roles.findIndex((one) => one === 'venue') === at
		)
			geometry = { type: 'Point', coordinates: [Number(cell('lon')), Number(cell('lat'))] };
		if (geometry === null)
			doubt('place_ids', `no coordinates of "${cut(id, 60)}": linked only where it is there`);
		// A name with the separator in it cannot be told from two.
		const name = names.length === ids.length ? names[at]! : id;
		return {
			id,
			names: { [language]: name },
			geometry,
			role,
			...(kinds[at] !== undefined && { kind: kinds[at] }),
			...(/^[A-Z]{2}$/u.test(countries[at] ?? '') && { country: countries[at] })
		};
	});
}

/** "Publisher: Title; Publisher: Title": of tables without ids of sources. */
const inWords = (cell: string): CitationDraft[] =>
	cell
		.split(AND)
		.filter((part) => part.trim() !== '')
		.map((part) => {
			const at = part.indexOf(': ');
			return {
				source: at < 0 ? { title: part } : { publisher: part.slice(0, at), title: part.slice(at + 2) }
			};
		});
