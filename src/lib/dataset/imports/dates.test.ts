import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhen } from '#lib/time/when.ts';
import { law } from '#tests/laws.ts';
import { provenOrders, readDate, readParts } from './dates.ts';

const parts = (year: string, month = '', day = '', time = '') => readParts({ year, month, day, time });

describe('a cell is read as a date', () => {
	test.each([
		['1988', '1988'],
		[' 1988-07-28 ', '1988-07-28'],
		['1988-7-8', '1988-07-08'],
		['1988/07/28', '1988-07-28'],
		['19880728', '1988-07-28'],
		['1988.0', '1988'],
		['۱۹۸۸-۰۷-۲۸', '1988-07-28'],
		['1988-21', '1988-21'],
		['198X', '198X'],
		['1988~', '1988~'],
		['[..1979-05-11]', '[..1979-05-11]'],
		['{1960,1961}', '{1960,1961}'],
		['1985/..', '1985/..'],
		['28/07/1988', '1988-07-28'],
		['7.28.1988', '1988-07-28'],
		['03/03/1988', '1988-03-03'],
		['12/1990', '1990-12'],
		['1941–1945', '1941/1945'],
		['1941-1945', '1941/1945'],
		['1988-07-28 to 1988-08-02', '1988-07-28/1988-08-02'],
		['28/07/1988 - 30/08/1988', '1988-07-28/1988-08-30'],
		['44 BC', '-0043'],
		['753 B.C.E.', '-0752'],
		['AD 79', '0079'],
		['476', '0476'],
		['2015-10-10T00:00:00.000Z', '2015-10-10'],
		['2015-10-10 16:20', '2015-10-10T16:20'],
		['2019-11-16T23:30:00+0330', '2019-11-16T23:30+03:30']
	])('%s is %s', (cell, when) => expect(readDate(cell)).toMatchObject({ when }));

	test.each([
		['03/04/1988', 'date-ambiguous'],
		['28/07/1988 - 02/08/1988', 'date-ambiguous'],
		['Summer 1988', 'date-words'],
		['c. 1988', 'date-words'],
		['28 July 1988', 'date-words'],
		['1980s', 'date-words'],
		['n.d.', 'date-words'],
		['19', 'date-short'],
		['88', 'date-short'],
		['2010/11', 'date-short'],
		['03/04/88', 'date-short'],
		['42287', 'date-serial'],
		['31/02/1990', 'date-unreal'],
		['1990-02-31', 'date-unreal'],
		['1990/1988', 'date-order'],
		['۱۳۶۷/۰۵/۰۶', 'calendar'],
		['6/5/1367', 'calendar']
	])('%s is none: %s', (cell, code) => expect(readDate(cell)).toMatchObject({ when: null, doubt: { code } }));

	test('what is taken and may mean something else is told', () => {
		expect(readDate('-44')).toMatchObject({ when: '-0044', told: { code: 'year-before-1' } });
		expect(readDate('1367-05-06')).toMatchObject({ when: '1367-05-06', told: { code: 'calendar' } });
		expect(readDate('1348')).toEqual({ when: '1348' });
	});

	test('an order that others prove settles one that could be two', () => {
		expect(readDate('03/04/1988', 'day-month')).toEqual({ when: '1988-04-03' });
		expect(readDate('03/04/1988', 'month-day')).toEqual({ when: '1988-03-04' });
		expect(readDate('12/25/1988', 'day-month')).toMatchObject({ doubt: { code: 'date-against-order' } });
		expect([...provenOrders(['03/04/1988', '25/12/1990', '1988'])]).toEqual([['day-month', 1]]);
		expect([...provenOrders(['25/12/1990', '12/25/1990']).keys()]).toEqual(['day-month', 'month-day']);
	});

	const piece = fc.constantFrom(...'0123456789/-.: TZXBCADto–[]{}~?%,'.split(''), '1988', '25', 'July');
	law(
		'any text gives EDTF that the dataset takes, or a reason, at once',
		fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(piece, { maxLength: 30 }).map((all) => all.join(''))
		),
		(cell) => {
			const read = readDate(cell);
			if (read.when === null) expect(read.doubt.message).not.toBe('');
			else expect(readWhen(read.when)).not.toBeNull();
		}
	);
});

describe('cells of year, month and day', () => {
	test.each([
		[parts('1815', '12', '10'), '1815-12-10'],
		[parts('1943', '7'), '1943-07'],
		[parts('1,988'), '1988'],
		[parts('1988', 'July', '4', '14:30'), '1988-07-04T14:30'],
		[parts('1988', '22'), '1988-22'],
		[parts('-44', '3', '15'), '-0044-03-15']
	])('are one date: %#', (read, when) => expect(read).toMatchObject({ when }));

	test.each([
		[parts('88', '1'), 'date-parts'],
		[parts('1988', '13'), 'date-parts'],
		[parts('', '5'), 'date-parts'],
		[parts('1988', '', '5'), 'date-parts'],
		[parts('1988', '2', '30'), 'date-unreal']
	])('are none: %#', (read, code) => expect(read).toMatchObject({ when: null, doubt: { code } }));

	test('that are empty say nothing', () => expect(parts('')).toBeNull());
});
