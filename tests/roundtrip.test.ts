/** Laws of what goes out and comes in again: an export, imported into an empty dataset, is what it was. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { writers } from '#lib/dataset/exports/writers.ts';
import type { Event } from '#lib/dataset/schema.ts';
import { readWhen } from '#lib/time/when.ts';
import { withEvent } from './excerpts.ts';
import { imported } from './hostileimport.ts';
import { dearLaw } from './dearlaws.ts';

/** Words that a form may trip over: signs of markup, of tables and of formulas. */
const words = (most: number): fc.Arbitrary<string> =>
	fc
		.array(
			fc.oneof(
				fc.string({ unit: 'grapheme', maxLength: 6 }),
				fc.constantFrom(
					'<b>',
					'&amp;',
					'"',
					"'",
					"'=",
					'=',
					'+',
					'-',
					'@',
					';',
					',',
					'|',
					'\\',
					' ',
					'فارسی',
					'👩‍🚀',
					']]>',
					'1988'
				)
			),
			{ minLength: 1, maxLength: 8 }
		)
		.map((parts) => parts.join('').trim())
		.filter((text) => text !== '' && text.length <= most && text.isWellFormed());
const when = fc.constantFrom(
	null,
	'1988',
	'1988-07-28',
	'1988-07~',
	'1981/1992',
	'[..1990]',
	'198X',
	'2016-07-31T10:05',
	'1988/..'
);
const event = fc.record({
	title: words(80).map((en) => ({ en })),
	summary: words(400).map((en) => ({ en })),
	when,
	participants: fc.array(
		words(60).filter((name) => !name.includes('; ')),
		{ maxLength: 3 }
	)
});

/** The event of an excerpt of one event, as it comes back. */
function returned(form: 'csv' | 'geojson' | 'kml', change: Partial<Event>): Event {
	const { added } = imported({ text: writers[form](withEvent(change), 'en') });
	expect(added.events).toHaveLength(1);
	const [read] = added.events;
	return { ...read!, participants: (read as Partial<Event>).participants ?? [] };
}

dearLaw('an event comes back from GeoJSON as it was', event, (change) => {
	expect(returned('geojson', change)).toMatchObject(change);
});

dearLaw('an event comes back from CSV as it was', event, (change) => {
	expect(returned('csv', change)).toMatchObject(change);
});

dearLaw('the time of an event comes back from KML as it was', when, (told) => {
	expect(returned('kml', { when: told }).when).toBe(told);
	if (told !== null) expect(readWhen(told)).not.toBeNull();
});
