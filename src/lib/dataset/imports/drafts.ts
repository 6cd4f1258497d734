import { LONGEST_LINE, LONGEST_TEXT, LONGEST_TITLE } from '../limits.ts';
import type { Text } from '../schema.ts';
import { placeKinds } from '../terms.ts';
import type { DayOrder } from './dates.ts';
import { fieldText, type FieldName } from './fields.ts';
import { shapesTold, spotTold, type TellField } from './spots.ts';
import { LONGEST_CELL, MOST_PARTICIPANTS } from './limits.ts';
import type { ColumnUse } from './mapping.ts';
import { plainLine, plainText } from './plain.ts';
import { sourcesOf } from './sources.ts';
import {
	cut,
	type Draft,
	type EventDraft,
	type Finding,
	type PlaceDraft,
	type Row,
	type Table
} from './table.ts';
import { readWhenCells, settleOrder, type ReadWords } from './when.ts';
import { readFromWords } from './words.ts';
import { firstWords, shortened } from './texts.ts';

export interface DraftOptions {
	/** Language of texts whose column names none. */
	language: string;
	/** Reads dates in words; without it they are kept as words. */
	readWords?: ReadWords;
}

/** The rows of a table as drafts of events. Each row is a draft, or it is refused with the reason. */
export function tableDrafts(
	table: Table,
	uses: readonly ColumnUse[],
	options: DraftOptions
): { drafts: Draft[]; findings: Finding[] } {
	const reader = new RowReader(table, uses, options);
	const drafts: Draft[] = [];
	for (const row of table.rows) {
		const event = reader.read(row);
		if (event) drafts.push({ row: row.row, events: [event], places: [] });
	}
	return { drafts, findings: reader.findings };
}

class RowReader {
	readonly findings: Finding[] = [];
	readonly #columns = new Map<string, number[]>();
	readonly #table: Table;
	readonly #options: DraftOptions;
	readonly #order: DayOrder | null;
	#row = 0;

	constructor(table: Table, uses: readonly ColumnUse[], options: DraftOptions) {
		this.#table = table;
		this.#options = options;
		const ranked = [...uses.entries()].sort(([, a], [, b]) => (a.rank ?? 0) - (b.rank ?? 0));
		for (const [at, { field }] of ranked) {
			if (!field) continue;
			const key = fieldText(field.language === options.language ? { name: field.name } : field);
			this.#columns.set(key, [...(this.#columns.get(key) ?? []), at]);
		}
		this.#order = this.#settle();
	}

	/** The order of all columns with dates: they are of one hand. */
	#settle(): DayOrder | null {
		const { rows, columns } = this.#table;
		const dated = (['date', 'start', 'end'] as const).flatMap((name) => this.#columns.get(name) ?? []);
		const cells = dated.flatMap((at) =>
			rows.map(({ row, cells: own }) => ({ row, column: columns[at]!, text: own[at] ?? '' }))
		);
		const { order, finding } = settleOrder(cells);
		if (finding) this.findings.push(finding);
		return order;
	}

	#tell(
		severity: Finding['severity'],
		field: FieldName | null,
		code: string,
		message: string,
		value?: string
	): void {
		const [at] = field === null ? [] : (this.#columns.get(field) ?? []);
		const column = at === undefined ? null : this.#table.columns[at]!;
		this.findings.push({
			severity,
			row: this.#row,
			column,
			code,
			message,
			...(value !== undefined && { value: cut(value) })
		});
	}

	/** The event of a row; null: it is refused, which is told. */
	read(row: Row): EventDraft | null {
		this.#row = row.row;
		const all = (name: string): string[] =>
			(this.#columns.get(name) ?? []).map((at) => row.cells[at] ?? '').filter((cell) => cell.trim() !== '');
		const cell = (name: FieldName): string => all(name)[0] ?? '';
		const places = this.#places(row, cell);
		if (places === null) return null;
		const when = this.#when(row, cell);
		const texts = this.#texts(all, places);
		if (texts === null) return null;
		const { language } = this.#options;
		const { citations, told } = sourcesOf({
			urls: all('url'),
			sources: all('source'),
			publisher: cell('publisher'),
			caption: cell('caption')
		});
		for (const { field, code, message, value } of told) this.#tell('doubt', field, code, message, value);
		const type = plainLine(cell('row-type')).toLowerCase();
		const [label = '', ...further] = (plainLine(cell('category')) || plainLine(row.layer ?? '')).split(
			/\s*[;|]\s*/u
		);
		if (further.some((one) => one !== ''))
			this.#tell(
				'doubt',
				'category',
				'category-several',
				'more than one category: the first is taken',
				further.join('; ')
			);
		const category =
			type === 'era' ? { id: 'era', label: 'Eras' } : label === '' ? undefined : { label: cut(label, 120) };
		const unplaced = places.filter(({ geometry, id }) => geometry === null && id === undefined);
		for (const { names } of unplaced)
			this.#tell(
				'note',
				'place',
				'place-without-coordinates',
				'no coordinates: linked only if exactly one place has this name',
				names[language] ?? ''
			);
		return {
			...(cell('id').trim() !== '' && { id: plainLine(cell('id')) }),
			...texts,
			...when,
			...(category && { category }),
			participants: this.#participants(all('participants')),
			claims: [],
			places,
			citations
		};
	}

	#participants(cells: readonly string[]): string[] {
		const names = cells
			.flatMap((names) => plainText(names).split(/[;|\n]/u))
			.map((name) => cut(name.trim(), LONGEST_LINE))
			.filter((name) => name !== '');
		if (names.length > MOST_PARTICIPANTS)
			this.#tell(
				'doubt',
				'participants',
				'participants-many',
				`${names.length} names: the first ${MOST_PARTICIPANTS} are taken`
			);
		return names.slice(0, MOST_PARTICIPANTS);
	}

	#when(row: Row, cell: (name: FieldName) => string): Pick<EventDraft, 'when' | 'whenBasis' | 'whenNote'> {
		const { language, readWords } = this.#options;
		const reading = readWhenCells(
			{
				date: plainLine(cell('date')),
				start: plainLine(cell('start')),
				end: plainLine(cell('end')),
				display: plainLine(cell('display-date')),
				from: { year: cell('year'), month: cell('month'), day: cell('day'), time: cell('time') },
				to: {
					year: cell('end-year'),
					month: cell('end-month'),
					day: cell('end-day'),
					time: cell('end-time')
				},
				isOpen: row.isOpen ?? false
			},
			this.#order
		);
		const field =
			(['start', 'date', 'end', 'year', 'display-date'] as const).find((name) => cell(name).trim() !== '') ??
			null;
		const note = reading.note === null ? null : cut(reading.note, LONGEST_TEXT);
		const read = reading.when === null && note !== null ? (readWords?.(note) ?? null) : null;
		if (read !== null) {
			this.#tell('note', field, 'date-read-from-words', `read as ${read}`, note!);
			return { when: read, whenBasis: 'inferred', whenNote: { [language]: readFromWords(language, note!) } };
		}
		for (const { severity, code, message, value } of reading.doubts)
			this.#tell(severity, field, code, message, value);
		return {
			when: reading.when,
			whenBasis: 'stated',
			...(note !== null && { whenNote: { [language]: note } })
		};
	}

	/** Where a row lies; null: it is refused. */
	#places(row: Row, cell: (name: FieldName) => string): PlaceDraft[] | null {
		const names = this.#names('place');
		const kind = placeKinds.find((one) => one === plainLine(cell('place-kind')).toLowerCase());
		const country = /^[a-z]{2}$/iu.test(cell('country').trim())
			? cell('country').trim().toUpperCase()
			: undefined;
		const km = Number(cell('uncertainty-km').trim().replace(',', '.'));
		const common = {
			names: names(row),
			role: 'venue',
			...(kind && { kind }),
			...(country !== undefined && { country }),
			...(cell('uncertainty-km').trim() !== '' && km >= 0 && km <= 20_038 && { uncertaintyKm: km })
		};
		const tell: TellField = (...told) => this.#tell(...told);
		const shapes =
			row.geometry !== null && row.geometry !== undefined
				? shapesTold(row.geometry, tell)
				: spotTold(cell, tell);
		if (shapes === null) return null;
		if (shapes.length === 0)
			return Object.keys(common.names).length > 0 ? [{ ...common, geometry: null }] : [];
		return shapes.map((shape) => ({
			...common,
			...shape,
			role: shape.geometry.type === 'Point' ? 'venue' : 'area'
		}));
	}

	/** The texts of a field by language. */
	#names(name: FieldName): (row: Row) => Text {
		const { language } = this.#options;
		const keys = [...this.#columns].filter(([key]) => key === name || key.startsWith(`${name}@`));
		return (row) =>
			Object.fromEntries(
				keys.flatMap(([key, [at]]) => {
					const text = cut(plainLine(row.cells[at!] ?? ''), 300);
					return text === '' ? [] : [[key.split('@')[1] ?? language, text]];
				})
			);
	}

	/** Title and summary; null: there are no words in the row, and it is refused. */
	#texts(all: (name: string) => string[], places: PlaceDraft[]): { title: Text; summary: Text } | null {
		const { language } = this.#options;
		const title: Text = {};
		const summary: Text = {};
		const tags = new Set([language, ...[...this.#columns.keys()].flatMap((key) => key.split('@')[1] ?? [])]);
		for (const tag of tags) {
			const key = (name: string): string => (tag === language ? name : `${name}@${tag}`);
			const heads = all(key('title'));
			const head = plainLine(heads[0] ?? '');
			let body = all(key('summary'))
				.map(plainText)
				.filter((text) => text !== '')
				.join('\n\n');
			// What stands beside a picture tells more than nothing.
			if (tag === language && body === '' && head === '') body = all('caption').map(plainText).join('\n');
			if (tag === language && body === '')
				// In place of an address, some put what they would show there.
				body = all('url')
					.filter((text) => /<[a-z]/iu.test(text))
					.map(plainText)
					.join('\n\n');
			if (head === '' && body === '') continue;
			title[tag] = head === '' ? firstWords(body) : shortened(head, LONGEST_TITLE);
			const whole =
				head.length > LONGEST_TITLE ? [head, body].filter((text) => text !== '').join('\n\n') : body || head;
			summary[tag] = shortened(whole, LONGEST_TEXT);
			if (head.length > LONGEST_TITLE)
				this.#tell(
					'note',
					'title',
					'title-long',
					`longer than ${LONGEST_TITLE} characters: cut, and kept whole in the summary`,
					head
				);
			if (whole.length > LONGEST_TEXT)
				this.#tell(
					'doubt',
					'summary',
					'text-long',
					`${whole.length < LONGEST_CELL ? whole.length : 'a million or more'} characters: the first ${LONGEST_TEXT} are kept`
				);
			if (/^[=+@]/u.test(head))
				this.#tell('note', 'title', 'formula', 'begins like a formula: kept as text', head);
		}
		const name = places[0]?.names[language];
		if (title[language] === undefined && name !== undefined) {
			title[language] = shortened(name, LONGEST_TITLE);
			summary[language] = name;
			this.#tell(
				'doubt',
				'place',
				'title-of-place',
				'no title and no text: the name of the place stands for them',
				name
			);
		}
		if (title[language] === undefined) {
			this.#tell('refused', null, 'no-words', 'no title and no text: nothing to name it by');
			return null;
		}
		return { title, summary };
	}
}
