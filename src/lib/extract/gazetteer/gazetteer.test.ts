import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixturePlaces, fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { law } from '#tests/laws.ts';
import { Gazetteer } from './gazetteer.ts';
import { nameKey } from './key.ts';
import { nameFlags, wordFlags } from './kinds.ts';
import { readHead } from './layout.ts';
import { findString, packStrings, stringAt } from './strings.ts';

const gazetteer = new Gazetteer(fixtureTable().buffer);

/** The places that a name leads to, with the bits of the name. */
function leads(name: string): [id: string, flags: number][] {
	const row = gazetteer.key(nameKey(name));
	if (row < 0) return [];
	const [from, to] = gazetteer.leads(row);
	const { leadPlaces, leadFlags } = gazetteer.columns;
	return [...leadPlaces.slice(from, to)].map((place, at) => [gazetteer.id(place), leadFlags[from + at]!]);
}

describe('a key', () => {
	test.each([
		['São Tomé', 'sao tome'],
		['St. Louis', 'saint louis'],
		['Côte d’Ivoire', 'cote divoire'],
		['Bosnia & Herzegovina', 'bosnia and herzegovina'],
		['Guinea-Bissau', 'guinea bissau'],
		['U.S.', 'us'],
		['Łódź', 'lodz'],
		['تهران', '']
	])('of %s is %s', (name, key) => expect(nameKey(name)).toBe(key));

	law('of a key is itself', fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
		const key = nameKey(name);
		expect(nameKey(key)).toBe(key);
	});
});

describe('packed strings', () => {
	const word = fc.stringMatching(/^[a-z ]{1,12}$/u);
	law(
		'are each found at their index, and nothing else is',
		fc.uniqueArray(word, { maxLength: 60 }),
		word,
		(list, other) => {
			const strings = packStrings(list);
			list.forEach((text, index) => {
				expect(findString(strings, text)).toBe(index);
				expect(stringAt(strings.starts, strings.bytes, index)).toBe(text);
			});
			expect(findString(strings, other)).toBe(list.indexOf(other));
		}
	);
});

describe('the table', () => {
	test('gives every place back as it went in', () => {
		expect(gazetteer.size).toBe(fixturePlaces.length);
		fixturePlaces.forEach(({ id, name, kind, country, population }, place) => {
			expect(gazetteer.id(place)).toBe(id);
			expect(gazetteer.name(place)).toBe(name);
			expect(gazetteer.kind(place)).toBe(kind);
			expect(gazetteer.country(place)).toBe(country);
			expect(gazetteer.columns.population[place]).toBe(population);
		});
	});

	test('leads from a name to all places of that name, however it is written', () => {
		expect(leads('PARIS').map(([id]) => id)).toEqual(['geonames:2988507', 'geonames:4717560']);
		expect(leads('Saint Louis')).toEqual([['geonames:4407066', 0]]);
		expect(leads('Iranian')).toEqual([['iso:IR', nameFlags.people]]);
		expect(leads('Atlantis')).toEqual([]);
	});

	test('knows ordinary words and names of persons', () => {
		expect(gazetteer.word('reading') & wordFlags.common).toBeTruthy();
		expect(gazetteer.word('henry') & wordFlags.given).toBeTruthy();
		expect(gazetteer.word('constructor')).toBe(0);
	});

	test('is the same bytes each time, and is read where it lies', () => {
		expect(fixtureTable()).toEqual(fixtureTable());
		const shared = new SharedArrayBuffer(fixtureTable().length);
		new Uint8Array(shared).set(fixtureTable());
		const read = new Gazetteer(shared);
		expect(read.columns.lon.buffer).toBe(shared);
		expect(read.name(0)).toBe('France');
	});

	test('of another form is refused', () => {
		expect(() => new Gazetteer(new ArrayBuffer(64))).toThrow('no gazetteer of this version');
		expect(readHead(fixtureTable()).head.inputs).toBe('fixture');
	});
});
