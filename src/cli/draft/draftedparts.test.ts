import { expect, test } from 'vitest';
import { eventFiles } from './draftedparts.ts';

const events = Array.from({ length: 25_000 }, (_, at) => ({ id: `e${at}`, status: 'proposed' }));
const none = { places: [], sources: [] };
const merged = (proposed: object[], kept: { text: string; value: unknown }[] = []) => ({
	kept: { ...none, events: kept },
	proposed: { ...none, events: proposed }
});
const present = (file: string | null) => ({ file, parts: null });

test('proposals that are too many for one file stand in parts, each once and in order', () => {
	const files = eventFiles('.', present('[]'), merged(events), 100_000);
	expect([...files.keys()]).toEqual([
		...['1', '2', '3'].map((n) => `events/drafted-000${n}.jsonl`),
		'events.json'
	]);
	expect(files.get('events.json')).toBeNull();
	const texts = [...files.values()].filter((text) => typeof text === 'string');
	const lines = texts.flatMap((text) => text.trimEnd().split('\n'));
	expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(events);
});

test('what a person has decided is moved to no other form', () => {
	const kept = [{ text: '{"id":"mine"}', value: { id: 'mine' } }];
	const files = eventFiles('.', present('[{"id":"mine"}]'), merged(events.slice(0, 9), kept), 10);
	expect([...files.keys()]).toEqual(['events.json']);
});

test('the form changes where the file would be larger than any that is read', () => {
	for (const count of [1, 2, 9, 100]) {
		const formOf = (most?: number) => eventFiles('.', present(null), merged(events.slice(0, count)), most);
		const { length } = formOf().get('events.json') as string;
		expect([...formOf(length - 1).keys()]).toEqual(['events/drafted-0001.jsonl']);
		expect([...formOf(length + 8 * count).keys()]).toEqual(['events.json']);
	}
});
