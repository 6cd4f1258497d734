import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locate, locateAll, type Cited } from './locate.ts';
import { passageDigest, Passages } from './passage.ts';

const text = `The 𝄞 lamp was lit on 1 May 1980.
It burned for a year;   nobody saw it.

چراغ در بندر روشن شد. The lamp was lit again.`;

async function cite(passage: string, within = text): Promise<Cited> {
	const start = [...within.slice(0, within.indexOf(passage))].length;
	return { start, end: start + [...passage].length, digest: await passageDigest(passage) };
}

const at = (passage: string, within: string) => {
	const start = [...within.slice(0, within.indexOf(passage))].length;
	return { start, end: start + [...passage].length };
};

describe('a cited passage', () => {
	test('resolves at its offsets', async () => {
		expect(locate(text, await cite('was lit on 1 May 1980'))).toEqual({ state: 'resolved' });
	});

	test('is told as moved, with its new offsets, when text is put before it', async () => {
		const changed = `A head line 🎈.\n${text}`;
		const passage = 'It burned for a year;';
		expect(locate(changed, await cite(passage))).toEqual({ state: 'moved', ...at(passage, changed) });
	});

	test('is found where its white space is folded otherwise', async () => {
		const changed = `New. ${text.replace('year;   nobody', 'year;\nnobody')}`;
		expect(locate(changed, await cite('a year;   nobody saw'))).toEqual({
			state: 'moved',
			...at('a year;\nnobody saw', changed)
		});
	});

	test('is found where its letters are composed otherwise', async () => {
		const cited = await cite('a café', 'It was a café there.');
		const changed = 'Later: it was a cafe\u0301 there.';
		expect(locate(changed, { ...cited, end: cited.end + 1 })).toEqual({
			state: 'moved',
			...at('a cafe\u0301', changed)
		});
	});

	test('is found in Persian', async () => {
		const passage = 'در بندر روشن شد';
		const changed = `یک. ${text}`;
		expect(locate(changed, await cite(passage))).toEqual({ state: 'moved', ...at(passage, changed) });
	});

	test('is found in a script without spaces', async () => {
		const before = '昔々灯台が在りました';
		const changed = '或る日、昔々灯台が在りました';
		expect(locate(changed, await cite('灯台が', before))).toEqual({
			state: 'moved',
			...at('灯台が', changed)
		});
	});

	test('is lost when a figure in it changes', async () => {
		expect(locate(text.replace('1 May', '2 May'), await cite('was lit on 1 May 1980'))).toEqual({
			state: 'lost'
		});
	});

	test('is lost when the document ends before it', async () => {
		expect(locate('The', await cite('nobody saw it'))).toEqual({ state: 'lost' });
	});

	test('moves to the nearest of several', async () => {
		const cited = await cite('The lamp was lit', 'x The lamp was lit.');
		const changed = `${'y '.repeat(50)}The lamp was lit. ${'z '.repeat(50)}The lamp was lit.`;
		expect(locate(changed, cited)).toMatchObject({ state: 'moved', start: 100 });
		expect(locate(changed, { ...cited, start: 210, end: 226 })).toMatchObject({ state: 'moved', start: 218 });
	});

	test('with offsets that run backwards is looked for nowhere', async () => {
		const { digest } = await cite('The');
		expect(locate(text, { start: 9, end: 3, digest })).toEqual({ state: 'lost' });
	});

	test('of a page is found at the beginning of a line', async () => {
		const page = Array.from({ length: 60 }, (_, line) => `Line ${line} of a long passage.`).join('\n');
		const changed = `Head\n${page}\nFoot`;
		expect(page.length).toBeGreaterThan(1000);
		expect(locate(changed, await cite(page, page))).toEqual({ state: 'moved', ...at(page, changed) });
	});
});

describe('many passages', () => {
	const words = fc.array(fc.stringMatching(/^[a-zé𝄞]{1,6}$/u), { minLength: 4, maxLength: 40 });

	test('are each found wherever words are put before them', async () => {
		await fc.assert(
			fc.asyncProperty(words, words, fc.nat(), fc.nat(), async (before, body, a, b) => {
				const [from, to] = [a % body.length, b % body.length].sort((x, y) => x - y) as [number, number];
				const passage = body.slice(from, to + 1).join(' ');
				const start = [...body.slice(0, from).join(' ')].length + (from > 0 ? 1 : 0);
				const cited = { start, end: start + [...passage].length, digest: await passageDigest(passage) };
				const document = new Passages([...before, ...body].join('\n'));
				const [found] = locateAll(document, [cited]);
				expect(found!.state).not.toBe('lost');
				if (found?.state === 'moved') expect(await passageDigest(document.slice(found))).toBe(cited.digest);
			}),
			{ numRuns: 60 }
		);
	});

	test('of a megabyte are told within seconds', async () => {
		const large = 'One two three four five six seven eight nine ten.\n'.repeat(20_000);
		const cited = await Promise.all([cite('lit on 1 May 1980'), cite('nobody saw it')]);
		const started = performance.now();
		expect(locateAll(new Passages(large + text), cited).map(({ state }) => state)).toEqual([
			'moved',
			'moved'
		]);
		expect(performance.now() - started).toBeLessThan(15_000);
	});
});
