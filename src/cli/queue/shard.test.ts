import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Task } from '../extract/answer.ts';
import { isShardName, shardName, shardOf } from './shard.ts';

const engine = { version: '1', gazetteer: 'g', model: 'm' };

test('shards are named in the order of their numbers', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 9_999_998 }), (number) => {
			expect(shardName(number) < shardName(number + 1)).toBe(true);
			expect(isShardName(shardName(number))).toBe(true);
		})
	);
	expect(['0000001.x', '1', 'manifest', '00000001'].map(isShardName)).toEqual([false, false, false, false]);
});

test('a shard is the same as another one only if all that is asked is the same', () => {
	const task = fc.oneof(fc.record({ line: fc.string() }), fc.record({ error: fc.string() }));
	const asked = fc.record({
		engine: fc.constantFrom(engine, { ...engine, gazetteer: 'other' }),
		explain: fc.boolean(),
		tasks: fc.array(task as fc.Arbitrary<Task>, { maxLength: 3 })
	});
	fc.assert(
		fc.property(asked, asked, (one, other) => {
			const [first, second] = [one, other].map((about) => shardOf(1, { form: 'lines', ...about }));
			expect(first!.digest === second!.digest).toBe(JSON.stringify(one) === JSON.stringify(other));
			expect(first!.documents).toBe(one.tasks.length);
			expect(JSON.parse(first!.text)).toEqual(first!.request);
		})
	);
});
