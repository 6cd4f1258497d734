import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll } from 'vitest';
import { dearLaw } from '#tests/dearlaws.ts';
import { joinParts, putParts } from './eventparts.ts';

const folder = mkdtempSync(join(tmpdir(), 'chronotope-review-parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const record = fc.record({
	id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
	title: fc.string({ maxLength: 3 })
});
const part = fc.record({
	records: fc.array(record, { maxLength: 4 }),
	blank: fc.constantFrom('', '\n', '  \n'),
	end: fc.constantFrom('', '\n')
});
const change = fc.constantFrom('keep', 'change', 'remove');

const partsIn = (): string[] =>
	readdirSync(join(folder, 'events'))
		.sort()
		.map((name) => `events/${name}`);
const bytes = (): [string, string][] =>
	partsIn().map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

dearLaw(
	'a list that is put back into its parts is read as the same list, and taken back to the same bytes',
	fc.array(part, { minLength: 1, maxLength: 3 }),
	fc.array(change, { minLength: 12, maxLength: 12 }),
	fc.array(record, { maxLength: 2 }),
	(parts, changes, added) => {
		rmSync(join(folder, 'events'), { recursive: true, force: true });
		mkdirSync(join(folder, 'events'));
		parts.forEach(({ records, blank, end }, at) =>
			writeFileSync(
				join(folder, `events/${at}.jsonl`),
				records.length === 0 ? '' : `${blank}${records.map((one) => JSON.stringify(one)).join('\n')}${end}`
			)
		);
		const before = bytes().filter(([, text]) => text !== '');
		// Ids are used once, as `review` has them where the dataset is valid.
		const list = JSON.parse(joinParts(folder, partsIn())) as { id: string; title: string }[];
		if (new Set(list.map(({ id }) => id)).size < list.length) return;
		const fresh = added.map((one, at) => ({ ...one, id: `new-${at}` }));
		const wanted = [
			...list.flatMap((one, at) =>
				changes[at] === 'remove' ? [] : [changes[at] === 'change' ? { ...one, title: `${one.title}!` } : one]
			),
			...fresh
		];
		const undo = putParts(folder, partsIn(), JSON.stringify(wanted, null, '\t'));
		if (JSON.stringify(JSON.parse(joinParts(folder, partsIn()))) !== JSON.stringify(wanted)) return false;
		undo();
		return JSON.stringify(bytes().filter(([, text]) => text !== '')) === JSON.stringify(before);
	}
);
