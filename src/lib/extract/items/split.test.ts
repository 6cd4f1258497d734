import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { splitItems } from './split.ts';

/** What an editor would note of each item. */
const noted = (page: string, isPlace?: (name: string) => boolean) =>
	splitItems(page, { isPlace }).map(({ start, title, publisher, place, author, published }) => ({
		begins: [...page].slice(start, start + 24).join(''),
		title: title && [...page].slice(title.start, title.end).join(''),
		publisher,
		place,
		author,
		published
	}));

const body =
	'The committee met for two hours and heard three witnesses, who asked not to be named. It will meet again.\nA second paragraph tells what was said by others.';

describe('a page of items', () => {
	test('with headlines, and a publisher and a date before each text', () => {
		const page = [
			'Committee Hears Three Witnesses Behind Closed Doors',
			`The Valley Post, 5 June 2017 - ${body}`,
			'Mayor Opens the New Bridge Over the River Lune',
			`Lune Herald- 7 Jun. 2017- ${body}`
		].join('\n');
		expect(noted(page)).toEqual([
			{
				begins: 'Committee Hears Three Wi',
				title: 'Committee Hears Three Witnesses Behind Closed Doors',
				publisher: 'The Valley Post',
				place: null,
				author: null,
				published: '2017-06-05'
			},
			expect.objectContaining({
				begins: 'Mayor Opens the New Brid',
				publisher: 'Lune Herald',
				published: '2017-06-07'
			})
		]);
	});

	test('with datelines of agencies and no headlines', () => {
		const page = `PARIS, June 5, 2017 (Reuters) - ${body}\n\nGENEVA, 7 June 2017 (AFP) — ${body}\n\nLONDON (AP) — ${body}`;
		expect(noted(page).map(({ place, publisher, published }) => [place, publisher, published])).toEqual([
			['PARIS', 'Reuters', '2017-06-05'],
			['GENEVA', 'AFP', '2017-06-07'],
			['LONDON', 'AP', null]
		]);
	});

	test('with rows of signs and labels', () => {
		const item = (title: string, source: string, date: string) =>
			`${title}\nBy: Jane Doe\nSource: ${source}\nPublished: ${date}\n\n${body}`;
		const page = [
			item('Bridge opened', 'Lune Herald', '2017-06-07'),
			item('Witnesses heard', 'The Valley Post', '5 June 2017')
		].join('\n\n* * *\n\n');
		expect(noted(page)).toEqual([
			expect.objectContaining({
				title: 'Bridge opened',
				author: 'Jane Doe',
				publisher: 'Lune Herald',
				published: '2017-06-07'
			}),
			expect.objectContaining({
				title: 'Witnesses heard',
				publisher: 'The Valley Post',
				published: '2017-06-05'
			})
		]);
	});

	test('numbered as an archive prints them', () => {
		const page = `Document 1 of 2\n\nCommittee hears three witnesses\n\nThe Valley Post\n\nJune 5, 2017 Monday\n\n${body}\n\nDocument 2 of 2\n\nBridge opened at last\n\nLune Herald\n\nJune 7, 2017 Wednesday\n\n${body}`;
		expect(noted(page).map(({ title, published }) => [title, published])).toEqual([
			['Committee hears three witnesses', '2017-06-05'],
			['Bridge opened at last', '2017-06-07']
		]);
	});

	test('where each is cut short by a link to its rest, in the middle of a line too', () => {
		const page = `Mayor Opens the New Bridge Over the River\n${body} Read more The committee met on a Sunday, and heard nobody at all.\nThree witnesses spoke, said its chair. READ MORE\nA text without a headline begins here, and goes on for a while.`;
		expect(noted(page).map(({ begins }) => begins)).toEqual([
			'Mayor Opens the New Brid',
			'The committee met on a S',
			'A text without a headlin'
		]);
	});

	test('with headline, date and publisher in the line of the text', () => {
		const page = `Rally for the Bridge in Lune Square Thursday, 06 April 2017 LBC - A rally was held in the square, with songs.\n${body}\nThe Lune Herald reported on 1 June 2017:\n${body}`;
		const [first, second] = noted(page);
		expect(first).toMatchObject({
			title: 'Rally for the Bridge in Lune Square',
			publisher: 'LBC',
			published: '2017-04-06'
		});
		expect(second).toMatchObject({ publisher: 'The Lune Herald', published: '2017-06-01' });
	});

	test('with a day of publication without its year, told from the text', () => {
		const page = `Bridge News-London, 27 Jun - On 24 June 2017 the committee met, said its chair.\n${body}\nLune Herald, 7 June 2017 - ${body}`;
		const [first] = splitItems(page);
		expect(first).toMatchObject({
			published: '2017-06-27',
			publishedBasis: 'inferred',
			publisher: 'Bridge News'
		});
		expect(first!.reason).toMatch(/2017-06-24/u);
	});
});

describe('a page that is one text', () => {
	test('is one item, with its own headings inside', () => {
		const page = `Mayor Opens the New Bridge Over the River Lune\nThe Valley Post, 5 June 2017\n\n${body}\n\nWhat the Witnesses Said of the Old Bridge\n\n${body}\n\nWhat comes next\n\n${body}`;
		expect(noted(page)).toEqual([
			expect.objectContaining({
				publisher: 'The Valley Post',
				published: '2017-06-05',
				title: 'Mayor Opens the New Bridge Over the River Lune'
			})
		]);
	});

	test('takes no date of the telling for that of publication', () => {
		const [item, ...others] = splitItems(
			`On 3 May 1988 he was arrested. ${body}\nIn July 1988, he was moved.\n`
		);
		expect(others).toEqual([]);
		expect(item).toMatchObject({ published: null, publishedBasis: null, publisher: null });
	});

	test('without a letter is no item', () => {
		expect(splitItems(' \n\n')).toEqual([]);
	});
});

test('the caller may tell what a place is', () => {
	const page = `Ramallah, 5 June 2017 - ${body}\nNablus-An official said nothing at all to the committee, and went on to say nothing to the others.`;
	const places = new Set(['Ramallah', 'Nablus']);
	expect(noted(page, (name) => places.has(name))[0]).toMatchObject({ place: 'Ramallah', publisher: null });
});

describe('for any page', () => {
	const lines = fc.constantFrom(
		'Mayor Opens the New Bridge Over the River',
		'The Post, 5 June 2017 - The committee met, and went. 🙂',
		'---',
		'PARIS, June 5 (Reuters) - He went there, and came back again to tell the tale of it.',
		'Read more',
		'It ended. Read more It began.',
		'Source: The Post',
		'5 June 2017',
		'',
		'A plain sentence, and its end.'
	);

	law(
		'items lie in order inside it, and only separators are left out',
		fc.array(fc.oneof(lines, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 20 }),
		(parts) => {
			const page = parts.join('\n');
			const points = [...page];
			let last = 0;
			let left = '';
			for (const { start, end, title } of splitItems(page)) {
				expect(start).toBeGreaterThanOrEqual(last);
				expect(end).toBeGreaterThan(start);
				if (title) expect(title.start >= start && title.end <= end && title.end > title.start).toBe(true);
				left += points.slice(last, start).join('');
				last = end;
			}
			left += points.slice(last).join('');
			expect(left.replaceAll(/[-*_=~#•–—\s]/gu, '')).toBe('');
		}
	);

	test.each([
		'a',
		'A ',
		'Read more ',
		'The Post, 5 June 2017 - ',
		'-',
		'\n',
		'A\n',
		'5 June 2017\n',
		'By: ',
		'---\n'
	])('of %j again and again it is answered in time', (pattern) => {
		expect(splitItems(pattern.repeat(Math.ceil(100_000 / pattern.length)))).toBeInstanceOf(Array);
	});
});
