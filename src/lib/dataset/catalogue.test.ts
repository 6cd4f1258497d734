import { expect, test } from 'vitest';
import { answer } from '#lib/time/window.ts';
import { catalogue } from './catalogue.ts';
import { whenOf } from './columns.ts';
import type { Dataset } from './schema.ts';

/** The catalogue of events of which only dates, or also ids and wholes, matter. */
const ofEvents = (events: { id: string; when: string | null; partOf?: string }[]) =>
	catalogue({
		atlas: { languages: ['en'], categories: [{ id: 'notice' }], hemisphere: 'north' },
		events: events.map((event) => ({
			...event,
			category: 'notice',
			places: [],
			participants: [],
			claims: [],
			citations: []
		})),
		places: [],
		sources: []
	} as unknown as Dataset);
const of = (...whens: string[]) => ofEvents(whens.map((when, at) => ({ id: `e${at}`, when })));

test.each([[['1990-05-05', '2018-02-11/..']], [['2018-02-11/..']], [['[..1979-05-11]', '1990-05-05']]])(
	'every dated event of %j lies in the span of its atlas, also one that begins on its last day or ends on its first',
	(whens) => {
		const { entries, span } = of(...whens);
		expect(Array.from(entries, ({ when }) => answer(when!, span))).not.toContain('out');
	}
);

test('events are rows in order of time, undated ones last, with their wholes and parts', () => {
	const { entries, columns } = of('1990-05', '1988', '1989-01-01');
	expect(Array.from(entries, ({ event }) => event.when)).toEqual(['1988', '1989-01-01', '1990-05']);
	expect(entries.complete).toBe(true);
	const part = ofEvents([
		{ id: 'whole', when: null },
		{ id: 'part', when: '1988', partOf: 'whole' }
	]);
	expect(part.entries.get(0)).toMatchObject({ whole: 1, parts: [] });
	expect(part.entries.get(1)).toMatchObject({ whole: null, parts: [0] });
	expect(part.dated.length).toBe(1);
	expect(columns.events).toBe(3);
});

test('the date of a row is the date of its record by whole days, also where no record is here', () => {
	const texts = ['1988-08-15', '1988', '1985/1990-05', '198X/1999', '[1984,1986-05]', '[..1990]'];
	const { entries, columns } = of(...texts);
	for (const { index, when } of entries) {
		const found = whenOf(columns, index)!;
		for (const bound of ['kind', 'earliest', 'latest', 'surelyFrom', 'surelyTo', 'set'] as const)
			expect(found[bound], bound).toEqual(when![bound]);
	}
});
