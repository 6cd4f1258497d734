import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dearLaw } from '#tests/dearlaws.ts';
import { editRows } from './jsonedit.ts';
import { isSame } from './same.ts';

/** Lines of the second text that the first has not, and of the first that the second has not. */
function changedLines(before: string, after: string): { gone: string[]; come: string[] } {
	const [a, b] = [before.split('\n'), after.split('\n')];
	return { gone: a.filter((line) => !b.includes(line)), come: b.filter((line) => !a.includes(line)) };
}

const tabbed = `[
	{
		"id": "a",
		"title": {
			"en": "First"
		},
		"places": [{ "id": "x", "role": "venue" }],
		"citations": [],
		"status": "proposed",
		"proposal": {
			"confidence": 0.5,
			"reasons": ["one"]
		}
	},
	{ "id": "b", "title": { "en": "Second" } }
]
`;

describe('records of a file are changed as by hand', () => {
	test('a key goes with its line, and its comma', () => {
		const [first] = JSON.parse(tabbed);
		const { status: _, proposal: __, ...accepted } = first;
		const text = editRows(tabbed, null, { changed: new Map([[0, accepted]]) });
		expect(text).toBe(
			tabbed.replace(
				`,
		"status": "proposed",
		"proposal": {
			"confidence": 0.5,
			"reasons": ["one"]
		}`,
				''
			)
		);
	});

	test('a value changes in its place, and a new key stands where its kind has it', () => {
		const [first] = JSON.parse(tabbed);
		const text = editRows(
			tabbed,
			null,
			{ changed: new Map([[0, { ...first, title: { en: 'Other' }, when: '1988' }]]) },
			['id', 'title', 'summary', 'when', 'places']
		);
		expect(changedLines(tabbed, text)).toEqual({
			gone: ['\t\t\t"en": "First"'],
			come: ['\t\t\t"en": "Other"', '\t\t"when": "1988",']
		});
		expect(text.indexOf('"when"')).toBeLessThan(text.indexOf('"places"'));
	});

	test('a list grows and shrinks as its likes are written', () => {
		const [first] = JSON.parse(tabbed);
		const places = [...first.places, { id: 'y', role: 'area' }];
		const grown = editRows(tabbed, null, { changed: new Map([[0, { ...first, places }]]) });
		expect(grown).toContain('"places": [{ "id": "x", "role": "venue" }, { "id": "y", "role": "area" }]');
		const shrunk = editRows(grown, null, { changed: new Map([[0, { ...first, places: [places[1]] }]]) });
		expect(shrunk).toContain('"places": [{ "id": "y", "role": "area" }]');
		expect(editRows(shrunk, null, { changed: new Map([[0, first]]) })).toBe(tabbed);
	});

	test('records go and come, one a line where the others are so', () => {
		const lines = '{"features": [\n{"id": "a", "at": [1, 2]},\n{"id": "b", "at": [3, 4]}\n]}\n';
		const added = editRows(lines, 'features', { removed: new Set([1]), added: [{ id: 'c', at: [5.5, 6] }] });
		expect(added).toBe('{"features": [\n{"id": "a", "at": [1, 2]},\n{"id": "c", "at": [5.5, 6]}\n]}\n');
		expect(editRows(lines, 'features', { removed: new Set([0, 1]) })).toBe('{"features": []}\n');
	});

	test('an empty file takes its first record, and Windows line ends stay', () => {
		expect(editRows('[]\n', null, { added: [{ id: 'a', at: [1, 2] }] })).toBe(
			'[\n\t{\n\t\t"id": "a",\n\t\t"at": [1, 2]\n\t}\n]\n'
		);
		const windows = tabbed.replaceAll('\n', '\r\n');
		const text = editRows(windows, null, { added: [{ id: 'c', title: { en: 'Third' } }] });
		expect(text.replaceAll('\r\n', '')).not.toContain('\n');
		expect(text.startsWith(windows.slice(0, -5))).toBe(true);
	});

	test('what is no list of records is not touched', () => {
		expect(() => editRows('{}', null, {})).toThrow('no list of records');
		expect(() => editRows('{"features": 1}', 'features', {})).toThrow('no list of records');
	});
});

describe('for any records, however they are written', () => {
	const key = fc.constantFrom('a', 'b', 'c', 'd e', '"');
	const { value } = fc.letrec((tie) => ({
		value: fc.oneof(
			{ depthSize: 'small' },
			fc.constantFrom(null, true, 'text', 'ä"\\\n{', 0, -1.5, 1e21),
			fc.array(tie('value'), { maxLength: 4 }),
			fc.dictionary(key, tie('value'), { maxKeys: 4 })
		)
	}));
	const record = fc.dictionary(key, value, { maxKeys: 5 });
	const indent = fc.constantFrom(0, 1, 2, '\t');

	dearLaw(
		'what is read back is what was meant, and other records keep their bytes',
		fc.array(record, { minLength: 1, maxLength: 5 }),
		fc.array(fc.tuple(fc.nat(4), record), { maxLength: 3 }),
		fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
		fc.array(record, { maxLength: 2 }),
		indent,
		(records, changes, gone, added, space) => {
			const text = JSON.stringify(records, null, space);
			const changed = new Map(changes.filter(([row]) => row < records.length));
			const removed = new Set(gone.filter((row) => row < records.length));
			const edited = editRows(text, null, { changed, removed, added });
			const meant = records.map((one, row) => changed.get(row) ?? one).filter((_, row) => !removed.has(row));
			expect(isSame(JSON.parse(edited), [...meant, ...added])).toBe(true);
			if (changed.size + removed.size + added.length === 0) expect(edited).toBe(text);
			const lines = space === 0 ? [] : edited.split('\n');
			for (const [row, one] of records.entries()) {
				if (changed.has(row) || removed.has(row)) continue;
				const own = JSON.stringify([one], null, space).split('\n').slice(1, -1);
				for (const line of space === 0 ? [] : own.slice(0, -1)) expect(lines).toContain(line);
			}
		}
	);
});
