import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lines } from './lines.ts';

async function cut(chunks: string[], most = 20): Promise<(string | number)[]> {
	const found: (string | number)[] = [];
	for await (const line of lines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), most))
		found.push('tooLong' in line ? line.tooLong : line.bytes.toString());
	return found;
}

test('lines are the same however the stream is cut', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.stringMatching(/^[a-z\n]{0,9}$/u), { maxLength: 12 }), async (chunks) => {
			const wanted = chunks.join('').split('\n');
			if (wanted.at(-1) === '') wanted.pop();
			const found = await cut(chunks);
			expect(found).toEqual(wanted.map((line) => (line.length > 20 ? line.length : line)));
		})
	);
});

test('of a line that is too long only the length is told, and the next one is whole', async () => {
	expect(await cut(['a'.repeat(15), 'a'.repeat(15), '\nb\n'])).toEqual([30, 'b']);
});
