import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { flow, type Block } from './flow.ts';

const block = (height: number, name: string, head = false): Block => ({ height, head, draw: () => name });
const blocks = fc
	.array(fc.tuple(fc.integer({ min: 5, max: 120 }), fc.boolean()), { maxLength: 60 })
	.map((all) => all.map(([height, head], at) => block(height, `${at} `, head)));

law(
	'every block stands once and in order, and no column is higher than its page',
	blocks,
	fc.integer({ min: 1, max: 4 }),
	fc.integer({ min: 0, max: 200 }),
	(all, columns, first) => {
		const height = (page: number): number => (page === 0 ? first : 260);
		const pages = flow(all, (page) => ({ y: 0, height: height(page), column: 0, columns }));
		const told = pages.flat(2).map((each) => each.draw(0, 0));
		expect(told).toEqual(all.map((each) => each.draw(0, 0)));
		pages.forEach((page, at) => {
			for (const column of page) {
				const used = column.reduce((sum, each) => sum + each.height, 0);
				expect(used).toBeLessThanOrEqual(Math.max(height(at), column.length === 1 ? 400 : 0) + 0.01);
			}
		});
	}
);

test('a head goes with what follows it', () => {
	const all = [block(80, 'a'), block(15, 'head', true), block(30, 'b')];
	const pages = flow(all, () => ({ y: 0, height: 100, column: 0, columns: 1 }));
	expect(pages.map((page) => page.flat().map((each) => each.draw(0, 0)))).toEqual([['a'], ['head', 'b']]);
});

test('the columns of the last page are even', () => {
	const all = Array.from({ length: 6 }, (_, at) => block(10, String(at)));
	const [page] = flow(all, () => ({ y: 0, height: 500, column: 0, columns: 2 }));
	expect(page!.map((column) => column.length)).toEqual([3, 3]);
});
