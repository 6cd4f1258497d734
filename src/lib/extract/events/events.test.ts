import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { law } from '#tests/laws.ts';
import { tagDates } from '../dates/tag.ts';
import { joinEvents } from './join.ts';
import { proposeEvents, type ProposedEvent } from './propose.ts';
import type { TaggedPlace } from './found.ts';

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

const whens = (text: string, published?: string | null) =>
	propose(text, {}, published).map(({ kind, when }) => [kind, when]);

/** Events with their words for a digest. */
const cited = (text: string, events: ProposedEvent[]) =>
	events.map(({ places, start, end, ...event }) => ({
		...event,
		places: places.map(({ id, role }) => ({ gazetteerId: id, role })),
		citation: { digest: [...text].slice(start, end).join('') }
	}));
const tellings = (text: string, names: Record<string, string>, published?: string | null) =>
	cited(text, propose(text, names, published));

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
				confidence: 0.63,
				isOwn: true,
				reasons: ['“hearing” tells of: legal', 'date of the sentence', 'place of the word, venue']
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
		expect(other).toMatchObject({ when: '[..2018-02-15]', whenBasis: 'inferred', places: [] });
		expect(propose('Two men were arrested.', {}, null)[0]).toMatchObject({ when: null, whenBasis: null });
	});

	test('that tells the news has about the day of publication; what is told by the way was then at the latest', () => {
		expect(whens('The mayor said so.')).toEqual([['statement', '2018-02-15~']]);
		expect(whens('Two men were arrested.')).toEqual([['detention', '2018-02-15~']]);
		expect(whens('The mayor said that two men were arrested.')).toEqual([
			['statement', '2018-02-15~'],
			['detention', '[..2018-02-15]']
		]);
		expect(whens('The mayor said so.', null)).toEqual([['statement', null]]);
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
			['legal', '[..2018-02-15]']
		]);
	});

	test('gives what is said the time and the place of the occasion that the text tells of', () => {
		const events = propose(
			'On 1 February 2018, a hearing was held in Geneva.\nJane Doe said that many had died. They spoke of the war.\nThe hearing ended late.',
			{ Geneva: 'venue' }
		);
		expect(events.map(({ kind, when, places }) => [kind, when, places[0]?.id])).toEqual([
			['legal', '2018-02-01', 'geneva'],
			['statement', '2018-02-01', 'geneva'],
			['killing', '[..2018-02-15]', undefined],
			['statement', '2018-02-01', 'geneva'],
			['legal', '2018-02-01', 'geneva']
		]);
	});

	test('that comes back to a thing gives it the time and place that the text gives it elsewhere', () => {
		const events = propose(
			'The massacre was long denied. The massacre of 1988 in Lune is known.',
			{ Lune: 'venue' },
			null
		);
		expect(events[0]).toMatchObject({
			kind: 'killing',
			when: '1988',
			places: [{ id: 'lune', role: 'venue' }]
		});
		expect(events[0]!.reasons).toContain('the date that the text gives it elsewhere');
	});

	test('has the state that acts in it for its place, and the place that names the event', () => {
		const places = [{ start: 4, end: 12, id: 'iso:RU', role: 'affiliation', score: 0.9 }];
		const text = 'The Ruritani regime executed forty people in 1988.';
		expect(proposeEvents({ text, places, dates: tagDates(text) })[0]).toMatchObject({
			kind: 'killing',
			places: [{ id: 'iso:RU', role: 'area' }]
		});
		expect(propose('The Lune hearing ended on 3 May 1988.', { Lune: 'subject' })[0]!.places).toEqual([
			{ id: 'lune', role: 'venue' }
		]);
		expect(
			propose('The town of Lune held a public rally on 3 May 1988.', { Lune: 'venue' })[0]!.places
		).toEqual([{ id: 'lune', role: 'venue' }]);
	});

	test('gives each place to the word before it', () => {
		const events = propose('On 3 May 2016 a hearing in Lune heard of the 1988 executions in Ahr.', {
			Lune: 'venue',
			Ahr: 'venue'
		});
		expect(events.map(({ kind, when, places }) => [kind, when, places[0]!.id])).toEqual([
			['legal', '2016-05-03', 'lune'],
			['killing', '1988', 'ahr']
		]);
	});

	test('counts an anniversary from what it is of', () => {
		expect(whens('On the 27th anniversary of the 1988 executions she spoke.', null)).toContainEqual([
			'protest',
			'2015'
		]);
	});

	test('counts back from the day of what followed so much later, where it says so', () => {
		expect(whens('Two weeks after the election she spoke on 4 June 2017.')).toContainEqual([
			'politics',
			'2017-05-21~'
		]);
		expect(whens('After the 1979 revolution she was soon arrested.')).toContainEqual(['detention', '1979~']);
	});

	test('tells of nothing by a word in a name, in a date, before another noun, or of what is only wanted', () => {
		expect(propose('The World Organization Against Torture keeps a small office near the harbour.')).toEqual(
			[]
		);
		expect(whens('A warrant was sent on 20 March 2006.')).toEqual([['legal', '2006-03-20']]);
		expect(whens('An arrest warrant was sent on 20 May 2006.')).toEqual([['legal', '2006-05-20']]);
		expect(propose('A tribunal should be set up, and there must be a trial.')).toEqual([]);
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
		const undated = tellings('A hearing was held in Geneva.', { Geneva: 'venue' }, null);
		const other = tellings('A hearing took place in Geneva.', { Geneva: 'venue' }, null);
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
law(
	'for any text, passages lie inside it, dates are readable and no citation is lost',
	fc.array(words, { maxLength: 30 }),
	(parts) => {
		const text = parts.join(' ');
		const events = propose(text, { Lune: 'venue' });
		for (const { start, end, trigger, when } of events) {
			expect(start <= trigger.start && trigger.end <= end && end <= [...text].length).toBe(true);
			if (when !== null) expect(readWhen(when)).not.toBeNull();
		}
		expect(joinEvents(cited(text, events)).flat()).toHaveLength(events.length);
	}
);
