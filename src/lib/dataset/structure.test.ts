import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { shared } from '#tests/shared.ts';
import { structureFaults, structureProblems } from './structure.ts';

describe('the structure of GeoJSON', () => {
	test('is right in the atlas of tests', () => {
		expect(structureProblems(filesOf(fixtureAtlas).places)).toEqual([]);
	});

	test('is told by feature', () => {
		const text = '{"type":"FeatureCollection","features":[{"type":"Feature","id":"x","geometry":null}]}';
		expect(structureProblems(text)).toMatchObject([{ code: 'structure', path: '/features/0', record: 'x' }]);
	});

	test('is judged after own limits, which the library lacks', () => {
		const point = (...coordinates: number[]) => structureFaults({ type: 'Point', coordinates });
		expect(point(5, 60)).toEqual([]);
		expect(point(NaN, 5)).toHaveLength(1);
		expect(point(5, 99)).toHaveLength(1);
		let nested: unknown = 0;
		for (let depth = 0; depth < 10_000; depth++) nested = [nested];
		expect(structureFaults({ type: 'Polygon', coordinates: nested })).toEqual([
			'invalid nesting: deeper than 12'
		]);
	});

	test('of what the library stumbles over is still answered', () => {
		expect(structureFaults({ type: 'Polygon', coordinates: [[]] })).toHaveLength(1);
	});
});

const corpus = shared('corpora/geojson/geojsonhint');
const names = (folder: string) =>
	corpus ? readdirSync(join(corpus, folder)).filter((name) => name.endsWith('.geojson')) : ['(none)'];
const text = (folder: string, name: string) => readFileSync(join(corpus!, folder, name), 'utf8');

/** Bad by the hint's rules, and why the structure may still be right by RFC 7946. */
const explained: Record<string, string> = {
	'bad-properties-as-array.geojson': 'the schema of places refuses it',
	'badfeatureid.geojson': 'the schema of places refuses it',
	'bbox-contains-string.geojson': 'the schema of places refuses it',
	'expected_object.geojson': 'the schema of places refuses it',
	'point-toomany.geojson': 'the schema of places refuses it',
	'bad-polygon-interiorring-rhr.geojson': 'winding is a warning of the rules',
	'polygon_winding_order.geojson': 'winding is a warning of the rules',
	'excessive_precision_truncated.geojson': 'precision is no fault',
	'feature_changed_semantics.geojson': 'a foreign member; the schema of places refuses it',
	'featurecollection_changed_semantics.geojson': 'a foreign member; the schema of places refuses it',
	'geometry_changed_semantics.geojson': 'a foreign member; the schema of places refuses it',
	'geometrycollection_nested.geojson': 'RFC 7946 advises against it only; the schema of places refuses it',
	'geometrycollection_single.geojson': 'RFC 7946 advises against it only; the schema of places refuses it'
};

describe.skipIf(corpus === null)('of the corpus of geojsonhint', () => {
	test.each(names('good'))('%s is accepted', (name) => {
		const faults = structureFaults(JSON.parse(text('good', name)));
		// Positions beyond the poles are good to the hint, and to the library alone.
		const beyond = name === 'issue82.geojson';
		expect(faults.filter((fault) => !(beyond && /^invalid (?:latitude|longitude)/u.test(fault)))).toEqual([]);
		expect(faults.length > 0).toBe(beyond);
	});

	test.each(names('bad'))('%s is refused, or its acceptance explained', (name) => {
		let faults: string[];
		try {
			faults = structureFaults(JSON.parse(text('bad', name)));
		} catch (error) {
			faults = [String(error)];
		}
		expect(faults.length > 0, faults.join('\n')).toBe(!(name in explained));
	});
});
