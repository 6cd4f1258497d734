import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { law } from '#tests/laws.ts';
import { Gazetteer } from '../gazetteer/gazetteer.ts';
import { homeOf } from './home.ts';
import model from './model.json' with { type: 'json' };
import { explainPlaces, findPlaces } from './places.ts';

const gazetteer = new Gazetteer(fixtureTable().buffer);
const options = { gazetteer, model };

/** Name and place of each proposal. */
const found = (text: string, publisher?: string) =>
	findPlaces(text, { ...options, home: homeOf(publisher, gazetteer) }).map(
		(place) => `${place.text} ${place.gazetteerId}`
	);

const role = (text: string, name: string) =>
	findPlaces(text, options).find((place) => place.text === name)?.role;

describe('a place that a text names', () => {
	test('is the most populous of its name where nothing speaks for another', () => {
		expect(found('The ministers met in Paris on Monday.')).toEqual(['Paris geonames:2988507']);
	});

	test('is the one that what follows holds', () => {
		expect(found('The fire broke out in Paris, Texas, on Monday.')).toEqual([
			'Paris geonames:4717560',
			'Texas iso:US-TX'
		]);
		expect(found('The fire broke out in Paris, TX, on Monday.')).toContain('TX iso:US-TX');
	});

	test('means one place throughout, as said once', () => {
		expect(found('A fire broke out in Paris, Texas. Schools in Paris were closed.')).toEqual([
			'Paris geonames:4717560',
			'Texas iso:US-TX',
			'Paris geonames:4717560'
		]);
	});

	test('lies near what else is named', () => {
		expect(found('The road from Dallas to Paris crosses Lamar County in Texas.')).toContain(
			'Paris geonames:4717560'
		);
	});

	test('lies near where the publisher is at home', () => {
		const text = 'The council met in Springfield. A road to Springfield was closed.';
		expect(found(text, 'stlouisherald.com')[0]).toBe('Springfield geonames:4409896');
		expect(found(text, 'The St. Louis Herald')[0]).toBe('Springfield geonames:4409896');
	});

	test('is the city, not the region of the same name', () => {
		expect(found('They flew from Tehran to New York.')).toEqual([
			'Tehran geonames:112931',
			'New York geonames:5128581'
		]);
	});

	test('is found by other names and by an adjective', () => {
		expect(found('Iranian officials in Teheran met French diplomats.')).toEqual([
			'Iranian iso:IR',
			'Teheran geonames:112931',
			'French iso:FR'
		]);
	});

	test('is found where it is misspelt, if the text makes it likely', () => {
		const text = 'Officials in Iran met in Tehran. The court sat in Isfhan until May.';
		expect(found(text)).toContain('Isfhan geonames:418863');
		expect(found('The court sat in Isfhan until May.')).toEqual([]);
	});

	test('is told from a person, a word and a pronoun', () => {
		expect(found('Maria Henry said so. Mr. Henry left.')).toEqual([]);
		expect(found('Reading is fun, and she likes reading.')).toEqual([]);
		expect(found('They told US in May.')).toEqual(['US iso:US']);
		expect(found('They told us in May.')).toEqual([]);
	});

	test('in a short form ends after its dot', () => {
		expect(found('The fire broke out in Paris, Tex., on Monday.')).toEqual([
			'Paris geonames:4717560',
			'Tex. iso:US-TX'
		]);
	});

	test('has offsets in code points', () => {
		const [place] = findPlaces('🚨🚨 A fire in Paris.', options);
		expect([place!.start, place!.end]).toEqual([13, 18]);
	});
});

describe('the role', () => {
	test.each([
		['The court sat in Shiraz for a week.', 'Shiraz', 'venue'],
		['Protests were held across Iran in May.', 'Iran', 'area'],
		['TEHRAN, Iran (AP) — The court sat for a week.', 'TEHRAN', 'dateline'],
		['Students of the University of Tehran marched.', 'Tehran', 'name'],
		['Several Iranian students marched.', 'Iranian', 'affiliation'],
		['The mayor of Shiraz spoke about rain.', 'Shiraz', 'affiliation'],
		['Later Iran denied the report.', 'Iran', 'metonym'],
		['Sanctions on trade with Iran were lifted.', 'Iran', 'subject']
	])('in “%s” of %s is %s', (text, name, wanted) => expect(role(text, name)).toBe(wanted));
});

describe('an explanation', () => {
	test('tells the candidates with their scores and the reasons in words', () => {
		const [place] = explainPlaces('The fire broke out in Paris, Texas.', options);
		expect(place).toMatchObject({ name: 'Paris', kind: 'seat', country: 'US' });
		expect(place!.candidates.map(({ gazetteerId }) => gazetteerId)).toEqual([
			'geonames:4717560',
			'geonames:2988507'
		]);
		const total = place!.candidates.reduce((sum, { score }) => sum + score, 0);
		expect(total).toBeCloseTo(place!.score, 2);
		expect(place!.reasons).toContain('is named with “Texas”, which holds it');
		expect(place!.reasons).toContain('follows a word of place');
	});
});

describe('any text', () => {
	const names = fc.constantFrom(
		'Paris',
		'Texas',
		'in',
		',',
		'.',
		'Henry',
		'Iranian',
		'\n',
		'🚨',
		'U.S.',
		'Xanadoo',
		'('
	);

	law('gives proposals in order that lie in it', fc.array(names, { maxLength: 60 }), (words) => {
		const text = words.join(' ');
		const points = [...text];
		let end = 0;
		for (const place of findPlaces(text, options)) {
			expect(points.slice(place.start, place.end).join('')).toBe(place.text);
			expect(place.start).toBeGreaterThanOrEqual(end);
			expect(place.score).toBeGreaterThanOrEqual(model.threshold);
			end = place.end;
		}
	});

	test('of any length is answered, the places at its end too', () => {
		const text = `${'They met in Paris. '.repeat(8000)}The court sat in Shiraz.`;
		const places = findPlaces(text, options);
		expect(places).toHaveLength(8001);
		expect(places.at(-1)).toMatchObject({ text: 'Shiraz', end: text.length - 1 });
	});
});
