import { bases, type Role } from '../terms.ts';
import { isSame } from './same.ts';
import type { Raw } from './records.ts';

/** The fields of an event as a person edits them. */
export interface EventForm {
	/** By language. */
	title: Record<string, string>;
	summary: Record<string, string>;
	/** EDTF; empty: undated. */
	when: string;
	whenBasis: (typeof bases)[number];
	/** In the atlas's first language. */
	whenNote: string;
	category: string;
	places: { id: string; role: Role }[];
	/** One a line. */
	participants: string;
	/** Empty: of no other. */
	partOf: string;
	/** One a line: source, and the two offsets where they are known. */
	citations: string;
}

/** The fields of a record; what it lacks is empty. */
export function eventForm(record: Raw, languages: readonly string[]): EventForm {
	const texts = (value: unknown): Record<string, string> => ({
		...Object.fromEntries(languages.map((language) => [language, ''])),
		...(value as Record<string, string> | undefined)
	});
	return {
		title: texts(record.title),
		summary: texts(record.summary),
		when: (record.when as string | null | undefined) ?? '',
		whenBasis: bases.find((basis) => basis === record.whenBasis) ?? 'stated',
		whenNote: texts(record.whenNote)[languages[0]!] ?? '',
		category: String(record.category ?? ''),
		places: ((record.places as EventForm['places'] | undefined) ?? []).map((link) => ({ ...link })),
		participants: ((record.participants as string[] | undefined) ?? []).join('\n'),
		partOf: String(record.partOf ?? ''),
		citations: citationsOf(record).map(lineOf).join('\n')
	};
}

/** The record that the fields say, with all that they do not speak of as it was. */
export function eventOf(form: EventForm, record: Raw, languages: readonly string[]): Raw {
	const first = languages[0]!;
	const note = form.whenNote.trim();
	const notes = { ...(record.whenNote as Record<string, string> | undefined) };
	if (note === '') delete notes[first];
	else notes[first] = note;
	const participants = linesOf(form.participants);
	const citations = citedOf(form.citations, record);
	const next: Raw = {
		...record,
		title: filled(form.title),
		summary: filled(form.summary),
		when: form.when.trim() === '' ? null : form.when.trim(),
		whenBasis: form.whenBasis,
		whenNote: Object.keys(notes).length > 0 ? notes : undefined,
		category: form.category,
		places: form.places.map(({ id, role }) => ({ id, role })),
		participants,
		citations,
		partOf: form.partOf === '' ? undefined : form.partOf
	};
	// What a record does not say and readers take for granted is not said by the form either.
	if (form.whenBasis === 'stated' && record.whenBasis === undefined) delete next.whenBasis;
	if (participants.length === 0 && record.participants === undefined) delete next.participants;
	return next;
}

/** Whether the fields say another thing than the record. */
export const isChanged = (form: EventForm, record: Raw, languages: readonly string[]): boolean =>
	!isSame(eventOf(form, record, languages), record);

const linesOf = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/** Text in the languages that have some. */
function filled(text: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(text).flatMap(([language, words]) =>
			words.trim() === '' ? [] : [[language, words.trim()] as const]
		)
	);
}

type Cited = { source: string; start?: number; end?: number };
const citationsOf = (record: Raw): Cited[] => (record.citations as Cited[] | undefined) ?? [];
const lineOf = ({ source, start, end }: Cited): string =>
	start === undefined ? source : `${source} ${start} ${end}`;

/** A line that is as it was keeps its digest; that of another passage is taken where the document is at hand. */
function citedOf(text: string, record: Raw): Cited[] {
	const known = new Map(citationsOf(record).map((citation) => [lineOf(citation), citation]));
	return linesOf(text).map((line) => {
		const [source = '', start, end] = line.split(/[\s,]+/u);
		if (start === undefined || end === undefined) return known.get(source) ?? { source };
		return known.get(`${source} ${start} ${end}`) ?? { source, start: Number(start), end: Number(end) };
	});
}
