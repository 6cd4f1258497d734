import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { hostile, wholes, withEvent } from '#tests/excerpts.ts';
import { dearLaw } from '#tests/dearlaws.ts';
import { eventsIcal } from './ical.ts';

const read = (text: string) => new ICAL.Component(ICAL.parse(text));
const eventsOf = (text: string) =>
	read(text)
		.getAllSubcomponents('vevent')
		.map((component) => new ICAL.Event(component));

test.each(wholes)('%s tells how many of its events are no day', (_, excerpt) => {
	const text = eventsIcal(excerpt, 'en');
	const events = eventsOf(text);
	expect(events.length).toBeGreaterThan(0);
	const left = excerpt.entries.length - events.length;
	expect(String(read(text).getFirstPropertyValue('description'))).toContain(`${left} events are left out`);
	for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
});

test.each([
	['1990-04-10', '1990-04-10', '1990-04-11'],
	['1987-11-02/1987-11-05', '1987-11-02', '1987-11-06'],
	['2004-02-28/2004-02-29', '2004-02-28', '2004-03-01']
])('%s goes from the first day to the one after the last', (when, start, end) => {
	const [event] = eventsOf(eventsIcal(withEvent({ when }), 'en'));
	expect(event!.startDate.isDate).toBe(true);
	expect([String(event!.startDate), String(event!.endDate)]).toEqual([start, end]);
	expect(event!.uid).toBe('https://example.org/atlas/event/league-founded/');
});

test.each([
	null,
	'1992-09',
	'1990-04-10~',
	'1990-04-10?',
	'[1990-04-10..1990-04-12]',
	'1990-04-10/..',
	'1990-04-1X'
])('%s is no day', (when) => {
	expect(eventsOf(eventsIcal(withEvent({ when }), 'en'))).toEqual([]);
	expect(eventsIcal(withEvent({ when }), 'fa').replaceAll('\r\n ', '')).toContain('۱ رویداد');
});

dearLaw(
	'any text reads back the same, line ends as one sort, signs apart that a calendar cannot hold',
	hostile,
	hostile,
	(title, summary) => {
		const text = eventsIcal(withEvent({ title: { en: title }, summary: { en: summary } }), 'en');
		const [event] = eventsOf(text);
		const told = (plain: string) =>
			plain.replaceAll(/\r\n?/gu, '\n').replaceAll(/[^\P{Cc}\t\n\u0080-\u009F]|\p{Cs}/gu, '\uFFFD');
		expect(event!.summary).toBe(told(title));
		expect(event!.description.startsWith(told(`${summary}\n\n`))).toBe(true);
	}
);
