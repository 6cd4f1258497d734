import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { tagDates } from '../dates/tag.ts';
import { joinEvents } from './join.ts';
import { proposeEvents, type ProposedEvent } from './propose.ts';
import type { TaggedPlace } from './sentence.ts';

/** Places by their names in a text, in order; a name with ° is an area, with * a place that is only spoken of. */
function placesIn(text: string, names: Record<string, string>): TaggedPlace[] {
	return Object.entries(names)
		.flatMap(([name, role]) =>
			[...text.matchAll(new RegExp(name, 'gu'))].map(({ index }) => ({
				start: [...text.slice(0, index)].length,
				end: [...text.slice(0, index)].length + name.length,
				id: name.toLowerCase(),
				role,
				score: 0.9
			}))
		)
		.sort((a, b) => a.start - b.start);
}

function propose(text: string, names: Record<string, string> = {}, published: string | null = '2018-02-15') {
	return proposeEvents({
		text,
		places: placesIn(text, names),
		dates: tagDates(text, { published }),
		published
	});
}

/** Events with their words for a digest. */
const cited = (text: string, events: ProposedEvent[]) =>
	events.map(({ places, start, end, ...event }) => ({
		...event,
		places: places.map(({ id, role }) => ({ gazetteerId: id, role })),
		citation: { digest: [...text].slice(start, end).join('') }
	}));
const tellings = (text: string, names: Record<string, string>) => cited(text, propose(text, names));

describe('a sentence', () => {
	test('gives what happened, when and where, with the reasons', () => {
		expect(
			propose('🙂 On 1 February 2018, a hearing was held in Geneva on France.', {
				Geneva: 'venue',
				France: 'subject'
			})
		).toEqual([
			{
				start: 0,
				end: 61,
				kind: 'legal',
				trigger: { start: 24, end: 31 },
				when: '2018-02-01',
				whenBasis: 'stated',
				places: [
					{ id: 'geneva', role: 'venue' },
					{ id: 'france', role: 'subject' }
				],
				confidence: 0.5,
				reasons: ['“hearing” tells of: legal', 'date of the sentence', 'place of the sentence, venue']
			}
		]);
	});

	test('that names two dates with a word each gives two', () => {
		const events = propose('She was arrested in May 1981 in Lune and executed in July 1988 in Ahr.', {
			Lune: 'venue',
			Ahr: 'venue'
		});
		expect(events.map(({ kind, when, places }) => [kind, when, places[0]!.id])).toEqual([
			['detention', '1981-05', 'lune'],
			['killing', '1988-07', 'ahr']
		]);
	});

	test('without a date takes that of the sentence before in its paragraph, as inferred', () => {
		const [, second] = propose('The council met on 3 May 1988 in Lune. Two men were arrested.', {
			Lune: 'venue'
		});
		expect(second).toMatchObject({
			when: '1988-05-03',
			whenBasis: 'inferred',
			places: [{ id: 'lune', role: 'venue' }]
		});
		const [, other] = propose('The council met on 3 May 1988 in Lune.\nTwo men were arrested.', {
			Lune: 'venue'
		});
		expect(other).toMatchObject({ when: '1988-05-03', whenBasis: 'inferred', places: [] });
		expect(other!.reasons).toContain('the day that the text has last told of');
		expect(propose('Two men were arrested.')[0]).toMatchObject({ when: null, whenBasis: null });
	});

	test('of what was said has the publication date as its latest', () => {
		expect(propose('The mayor said so.')).toEqual([
			expect.objectContaining({ kind: 'statement', when: '[..2018-02-15]', whenBasis: 'inferred' })
		]);
		expect(propose('The mayor said so.', {}, null)).toEqual([expect.objectContaining({ when: null })]);
	});

	test('never has a place for its scene that is only spoken of', () => {
		const [event] = propose('A rally on 6 April 2017 remembered Iran.', { Iran: 'subject' });
		expect(event!.places).toEqual([{ id: 'iran', role: 'subject' }]);
		expect(event!.confidence).toBeLessThan(0.6);
	});

	test('tells apart what a date belongs to: the killings of a year, and what is said of them on a day', () => {
		const events = propose('On 1 February 2018 she said that the 1988 executions were never investigated.');
		expect(events.map(({ kind, when }) => [kind, when])).toEqual([
			['statement', '2018-02-01'],
			['killing', '1988'],
			['legal', null]
		]);
	});

	test('that tells of nothing gives nothing', () => {
		expect(propose('The river Lune is long.', { Lune: 'area' })).toEqual([]);
	});
});

describe('events of several texts', () => {
	const hearing = tellings('On 1 February 2018 a hearing was held in Geneva.', { Geneva: 'venue' });

	test('are joined where kind, time and place agree', () => {
		const again = tellings('Witnesses testified in Geneva on February 1.', { Geneva: 'venue' });
		expect(joinEvents([...hearing, ...again])).toEqual([[...hearing, ...again]]);
	});

	test('are not joined where one has another place, or no date and other words', () => {
		const elsewhere = tellings('On 1 February 2018 a hearing was held in Lune.', { Lune: 'venue' });
		const undated = tellings('A hearing was held in Geneva.', { Geneva: 'venue' });
		const other = tellings('A hearing took place in Geneva.', { Geneva: 'venue' });
		expect(joinEvents([...hearing, ...elsewhere, ...undated, ...other])).toHaveLength(4);
		expect(joinEvents([...undated, ...undated])).toHaveLength(1);
	});
});

test.each(['killed ', '3 May 1988 killed ', 'Lune ', 'said. '])(
	'a long run of %j is answered in time',
	(pattern) => {
		expect(propose(pattern.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
	}
);

test('for any text, passages lie inside it, dates are readable and no citation is lost', () => {
	const words = fc.constantFrom(
		'arrested',
		'said',
		'hearing',
		'in',
		'Lune',
		'3 May 1988',
		'July',
		'.',
		'\n',
		'🙂',
		'killed',
		'He',
		'1988'
	);
	fc.assert(
		fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
			const text = parts.join(' ');
			const events = propose(text, { Lune: 'venue' });
			for (const { start, end, trigger, when } of events) {
				expect(start <= trigger.start && trigger.end <= end && end <= [...text].length).toBe(true);
				if (when !== null) expect(readWhen(when)).not.toBeNull();
			}
			expect(joinEvents(cited(text, events)).flat()).toHaveLength(events.length);
		})
	);
});
