import { expect, test } from 'vitest';
import { eventForm, eventOf, isChanged } from './eventform.ts';
import { freshId } from './freshid.ts';

const languages = ['en', 'fa'];
const record = {
	id: 'a',
	title: { en: 'One', de: 'Eins' },
	summary: { en: 'It is told.' },
	when: '1988~',
	whenBasis: 'inferred',
	whenNote: { en: 'From its neighbour.', fa: 'از همسایه' },
	places: [{ id: 'x', role: 'venue' }],
	category: 'storm',
	participants: ['A', 'B'],
	claims: [{ value: 1 }],
	citations: [{ source: 's', start: 1, end: 5, digest: 'sha256-0' }, { source: 't' }],
	status: 'proposed'
};

test('fields that nobody touches give the record back', () => {
	for (const one of [
		record,
		{ id: 'b', title: {}, summary: {}, when: null, places: [], category: '', citations: [] }
	]) {
		const form = eventForm(one, languages);
		expect(isChanged(form, one, languages)).toBe(false);
	}
});

test('fields change their own keys alone', () => {
	const form = eventForm(record, languages);
	form.title.fa = ' یک ';
	form.when = '';
	form.whenNote = '';
	form.participants = 'B\n\n C ';
	form.citations = 't\ns 1 5\nu 7 9';
	expect(isChanged(form, record, languages)).toBe(true);
	expect(eventOf(form, record, languages)).toEqual({
		...record,
		title: { en: 'One', de: 'Eins', fa: 'یک' },
		when: null,
		whenNote: { fa: 'از همسایه' },
		participants: ['B', 'C'],
		partOf: undefined,
		citations: [{ source: 't' }, record.citations[0], { source: 'u', start: 7, end: 9 }]
	});
});

test('an id comes from a name, and is one that nothing has', () => {
	const taken = new Set(['old-pier', 'place']);
	const isTaken = (id: string) => taken.has(id);
	expect(freshId('Old  Pier!', 'place', isTaken)).toBe('old-pier-2');
	expect(freshId("Évora's Gate", 'place', isTaken)).toBe('evoras-gate');
	expect(freshId('تهران', 'place', isTaken)).toBe('place-2');
	expect(freshId('x'.repeat(200), 'place', isTaken)).toHaveLength(80);
});
