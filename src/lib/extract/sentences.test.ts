import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { sentencesOf } from './sentences.ts';

const split = (text: string) =>
	sentencesOf(text).map(({ start, end }) => [...text].slice(start, end).join(''));

describe('sentences', () => {
	test.each([
		['He left. She stayed.', ['He left.', 'She stayed.']],
		[
			'Mr. Smith met Dr. J. Doe in St. Paul. They spoke.',
			['Mr. Smith met Dr. J. Doe in St. Paul.', 'They spoke.']
		],
		['The U.S. Congress met. The U.N. The end.', ['The U.S. Congress met.', 'The U.N.', 'The end.']],
		['Born on 30 Jan. 2018 in Geneva.', ['Born on 30 Jan. 2018 in Geneva.']],
		['“Why?” she asked. “No!” He went.', ['“Why?” she asked.', '“No!”', 'He went.']],
		['A headline without a stop\nA line. 🙂 Another', ['A headline without a stop', 'A line.', '🙂 Another']],
		['The mayor took part.Officials came.', ['The mayor took part.', 'Officials came.']],
		['He works at Acme Inc. The firm is old.', ['He works at Acme Inc.', 'The firm is old.']],
		[
			'It grew by 3.5 per cent. See example.com for more.',
			['It grew by 3.5 per cent.', 'See example.com for more.']
		],
		['He said no. Then he left... and came back.', ['He said no.', 'Then he left... and came back.']],
		['', []]
	])('of %j', (text, wanted) => {
		expect(split(text)).toEqual(wanted);
	});

	const words = fc.constantFrom('A', 'b.', 'Mr.', 'U.S.', '\n', '?”', '3.5', '🙂', '…', ' ', 'The', '.', ')');
	law(
		'lie in order inside the text and leave out nothing but white space',
		fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 }),
		(parts) => {
			const text = parts.join(' ');
			const points = [...text];
			let last = 0;
			let left = '';
			for (const { start, end } of sentencesOf(text)) {
				expect(start).toBeGreaterThanOrEqual(last);
				expect(end).toBeGreaterThan(start);
				left += points.slice(last, start).join('');
				last = end;
			}
			expect((left + points.slice(last).join('')).trim()).toBe('');
		}
	);

	test.each(['.', 'a. ', '. A', '"', '?”', 'J.'])('of a long run of %j are found in time', (pattern) => {
		expect(sentencesOf(pattern.repeat(200_000)).length).toBeGreaterThan(0);
	});
});
