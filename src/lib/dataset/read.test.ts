import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { dearLaw } from '#tests/dearlaws.ts';
import { readDataset } from './read.ts';

const files = filesOf(fixtureAtlas);

type Json = Record<string, unknown>;
const good = (index: number): Json => ({
	type: 'Feature',
	id: `good-${index}`,
	geometry: { type: 'Point', coordinates: [index, index % 90] },
	properties: { names: { en: 'Good', fa: 'خوب' }, kind: 'site', country: null, uncertaintyKm: 1 }
});
const ten = Array.from({ length: 10 }, (_, index) => good(index));
const withGeometry = (geometry: unknown) => JSON.stringify({ ...good(99), id: 'bad', geometry });
const point = (...coordinates: unknown[]) => withGeometry({ type: 'Point', coordinates });
const area = (...rings: unknown[]) =>
	JSON.stringify({
		...good(99),
		id: 'bad',
		geometry: { type: 'Polygon', coordinates: rings },
		properties: { ...(good(99).properties as Json), kind: 'region' }
	});
const withProperties = (properties: Json) =>
	JSON.stringify({ ...good(99), id: 'bad', properties: { ...(good(99).properties as Json), ...properties } });

/** Places as text: ten good ones, one bad one among them. */
function collection(bad: string, at: number): string {
	const texts = ten.map((feature) => JSON.stringify(feature));
	texts.splice(at, 0, bad);
	return `{"type":"FeatureCollection","features":[${texts.join(',')}]}`;
}

const hostile: Record<string, [text: string, code: string]> = {
	'a latitude of 90.0001': [point(5, 90.0001), 'position-range'],
	'a latitude of -90.0001': [point(5, -90.0001), 'position-range'],
	'a longitude of 1e9': [point(1e9, 5), 'position-range'],
	'a longitude of -180.5': [point(-180.5, 5), 'position-range'],
	'swapped axes beyond the pole': [point(60.4, 139), 'position-range'],
	'a number too large for one': [point(5, 5).replace('[5,5]', '[5,1e999]'), 'number'],
	NaN: [point(5, 5).replace('[5,5]', '[5,NaN]'), 'json'],
	'-Infinity': [point(5, 5).replace('[5,5]', '[5,-Infinity]'), 'json'],
	'a text for a number': [point('5', '60'), 'form'],
	'null for a number': [point(null, 5), 'form'],
	'one number': [point(5), 'form'],
	'five numbers': [point(1, 2, 3, 4, 5), 'form'],
	'no numbers': [point(), 'form'],
	'coordinates that are no array': [withGeometry({ type: 'Point', coordinates: 5 }), 'form'],
	'a null geometry': [withGeometry(null), 'form'],
	'no geometry': [JSON.stringify({ ...good(99), id: 'bad', geometry: undefined }), 'form'],
	'an unknown geometry': [withGeometry({ type: 'Circle', coordinates: [5, 5] }), 'form'],
	'a line': [
		withGeometry({
			type: 'LineString',
			coordinates: [
				[0, 0],
				[1, 1]
			]
		}),
		'form'
	],
	'a collection of geometries': [withGeometry({ type: 'GeometryCollection', geometries: [] }), 'form'],
	'an open ring': [
		area([
			[0, 0],
			[1, 0],
			[1, 1],
			[0, 1]
		]),
		'ring-open'
	],
	'a ring of three': [
		area([
			[0, 0],
			[1, 0],
			[0, 0]
		]),
		'form'
	],
	'an empty polygon': [area(), 'form'],
	'an empty ring': [area([]), 'form'],
	'a pole overstepped within a ring': [
		area([
			[0, 0],
			[1, 0],
			[1, 91],
			[0, 0]
		]),
		'position-range'
	],
	'nesting of 10,000': [
		withGeometry(0).replace(/"geometry":0/u, `"geometry":${'['.repeat(1e4)}${']'.repeat(1e4)}`),
		'nesting'
	],
	'nesting of 10,000 objects': [
		withGeometry(0).replace(/"geometry":0/u, `"geometry":${'{"a":'.repeat(1e4)}1${'}'.repeat(1e4)}`),
		'nesting'
	],
	'a key __proto__': [
		point(5, 5).replace('"type":"Feature"', '"type":"Feature","__proto__":{"x":1}'),
		'forbidden-key'
	],
	'an escaped key __proto__': [
		point(5, 5).replace('"type":"Feature"', '"type":"Feature","\\u005f_proto__":{"x":1}'),
		'forbidden-key'
	],
	'a key constructor.prototype': [
		point(5, 5).replace('"type":"Feature"', '"type":"Feature","constructor":{"prototype":{}}'),
		'forbidden-key'
	],
	'a duplicate id': [JSON.stringify({ ...good(3) }), 'duplicate-id'],
	'an id that is a number': [JSON.stringify({ ...good(99), id: 7 }), 'form'],
	'an id with a capital': [JSON.stringify({ ...good(99), id: 'Bad' }), 'form'],
	'an id with a slash': [JSON.stringify({ ...good(99), id: 'a/../b' }), 'form'],
	'an id of 101 characters': [JSON.stringify({ ...good(99), id: 'a'.repeat(101) }), 'form'],
	'no id': [JSON.stringify({ ...good(99), id: undefined }), 'form'],
	'a name that is no text': [withProperties({ names: { en: ['x'] } }), 'form'],
	'no name in the first language': [withProperties({ names: { fa: 'بد' } }), 'first-language'],
	'an unknown kind': [withProperties({ kind: 'planet' }), 'form'],
	'a negative uncertainty': [withProperties({ uncertaintyKm: -1 }), 'form'],
	'an uncertainty beyond the antipodes': [withProperties({ uncertaintyKm: 1e6 }), 'form'],
	'a link of another scheme': [withProperties({ sameAs: ['javascript:alert(1)'] }), 'form'],
	'a parent that is not there': [withProperties({ partOf: 'nowhere' }), 'unknown-whole'],
	'itself as a parent': [withProperties({ partOf: 'bad' }), 'cycle'],
	'an unknown member': [JSON.stringify({ ...good(99), id: 'bad', style: 'red' }), 'form'],
	'an array for properties': [JSON.stringify({ ...good(99), id: 'bad', properties: [] }), 'form'],
	null: ['null', 'form'],
	'a number': ['42', 'form'],
	'an array': ['[]', 'form'],
	'a bare word': ['undefined', 'json'],
	'a single-quoted text': ["{'type':'Feature'}", 'json'],
	'a comment': ['/* note */ {}', 'json'],
	'a control character in a text': ['{"id":"a\u0001"}', 'json'],
	'a text of a megabyte': [withProperties({ names: { en: 'x'.repeat(1_000_000) } }), 'form']
};

describe('a place with', () => {
	test.each(Object.entries(hostile))('%s is refused, ten good ones beside it are not', (_, [text, code]) => {
		for (const at of [0, 5, 10]) {
			const { dataset, problems, counts } = readDataset({
				...files,
				places: collection(text, at),
				events: '[]'
			});
			const refused = code === 'duplicate-id' && at < 3 ? `/features/4` : `/features/${at}`;
			const told = problems.filter(({ severity, path }) => severity === 'error' && path.startsWith(refused));
			expect(told.map((problem) => problem.code)).toContain(code);
			expect(told.every(({ file, message }) => file === 'places.geojson' && message.length > 0)).toBe(true);
			expect(dataset?.places.map(({ id }) => id).sort()).toEqual(ten.map(({ id }) => id));
			expect(counts).toMatchObject({ places: 10, refused: { places: 1 } });
		}
	});

	test('text cut off within it is refused, ten good ones before it are not', () => {
		const whole = collection(JSON.stringify(good(99)), 10);
		for (const cut of [5, 40, 100]) {
			const { counts } = readDataset({ ...files, places: whole.slice(0, -cut), events: '[]' });
			expect(counts).toMatchObject({ places: 10, refused: { places: 1 } });
		}
	});

	test('a byte order mark before it is accepted with a warning', () => {
		const { counts, problems } = readDataset({ ...files, places: `\ufeff${files.places}` });
		expect(counts.places).toBe(14);
		expect(problems).toMatchObject([
			{ severity: 'warning', code: 'byte-order-mark', file: 'places.geojson' }
		]);
	});
});

describe('the reader', () => {
	test('accepts the atlas of tests without a word', () => {
		const { problems, counts } = readDataset(files);
		expect(problems).toEqual([]);
		expect(counts).toMatchObject({
			events: 26,
			places: 14,
			sources: 5,
			citations: 28,
			unplaced: 1,
			undated: 1
		});
	});

	test('gives no dataset without a usable atlas, and says why', () => {
		for (const atlas of ['', '[]', '{}', 'null', '{"title":3}']) {
			const { dataset, problems } = readDataset({ ...files, atlas });
			expect(dataset).toBeNull();
			expect(problems.some(({ file, severity }) => file === 'atlas.json' && severity === 'error')).toBe(true);
		}
	});

	test('refuses what refers to a refused record, and what refers to that', () => {
		const places = files.places.replace('"Luxembourg City"', '7');
		const { dataset, problems } = readDataset({ ...files, places });
		expect(dataset!.places.map(({ id }) => id)).not.toContain('luxembourg-city');
		expect(dataset!.events.map(({ id }) => id)).not.toContain('luxembourg-delegates');
		expect(problems.map(({ code }) => code)).toEqual(['form', 'unknown-place']);
	});

	const ids = ['a', 'b', 'bad id', 'lisbon'];
	const record = fc.oneof(
		fc.jsonValue(),
		fc.record({ id: fc.constantFrom(...ids), when: fc.jsonValue() }),
		fc.constantFrom(...(JSON.parse(files.events) as Json[])).chain((event) =>
			fc
				.record({
					id: fc.constantFrom(event.id, ...ids),
					when: fc.constantFrom(event.when, '1980', 'never', 3),
					partOf: fc.constantFrom(undefined, ...ids)
				})
				.map((changes) => ({ ...event, ...changes }))
		)
	);
	dearLaw(
		'loses no record: in = accepted + refused, each refused one with its path',
		fc.array(record, { maxLength: 12 }),
		(events) => {
			const { counts, problems } = readDataset({ ...files, events: JSON.stringify(events) });
			expect(counts.events + counts.refused.events).toBe(events.length);
			const rows = new Set(
				problems
					.filter(({ file, severity }) => file === 'events.json' && severity === 'error')
					.map(({ path }) => path.split('/')[1])
			);
			expect(rows.size).toBe(counts.refused.events);
		}
	);

	test('gives the same answer twice', () => {
		const places = collection(point(5, 91), 3);
		expect(readDataset({ ...files, places })).toEqual(readDataset({ ...files, places }));
	});

	test('answers a text of 50 MB', () => {
		const { counts } = readDataset({ ...files, events: `[{"id":"${'x'.repeat(50_000_000)}"}]` });
		expect(counts.refused.events).toBe(1);
	});
});
