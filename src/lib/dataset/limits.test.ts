import { describe, expect, test } from 'vitest';
import { decodeText, geometryFaults, MAX_TEXT, recordFault, textFault } from './limits.ts';

describe('a text', () => {
	test('is passed up to its largest size and no further', () => {
		expect(textFault(' '.repeat(MAX_TEXT + 1))?.code).toBe('text-size');
	});

	test('nested too deep to be parsed is not', () => {
		expect(textFault('['.repeat(200_000))?.code).toBe('nesting');
	});

	test('may hold any number of brackets within quotes', () => {
		expect(textFault(`["${'['.repeat(200_000)}\\"[["]`)).toBeNull();
	});

	test('in UTF-16 or broken UTF-8 is told', () => {
		expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x5b, 0))).toMatchObject({ code: 'encoding' });
		expect(decodeText(Uint8Array.of(0x5b, 0xc3))).toMatchObject({ code: 'encoding' });
		expect(decodeText(new TextEncoder().encode('\ufeff[]'))).toEqual({ text: '\ufeff[]' });
	});
});

describe('a record', () => {
	test('with a number that is none is told where', () => {
		expect(recordFault({ a: [1, Infinity] })).toMatchObject({ code: 'number', keys: ['a', 1] });
		expect(recordFault({ a: NaN })).toMatchObject({ code: 'number', keys: ['a'] });
	});

	test('nested 100,000 deep is told without overflow', () => {
		let value: unknown = 1;
		for (let depth = 0; depth < 100_000; depth++) value = [value];
		expect(recordFault({ coordinates: value })?.code).toBe('nesting');
	});

	test('as deep as a MultiPolygon is let through', () => {
		expect(recordFault({ geometry: { coordinates: [[[[0, 0]]]] } })).toBeNull();
	});
});

describe('positions', () => {
	const point = (...coordinates: unknown[]) => geometryFaults({ type: 'Point', coordinates });

	test('reach to the poles and the antimeridian, and not beyond', () => {
		expect(point(180, 90)).toEqual([]);
		expect(point(-180, -90)).toEqual([]);
		expect(point(5, 90.0001)).toMatchObject([{ code: 'position-range', keys: ['coordinates', 1] }]);
		expect(point(1e9, 5)).toMatchObject([{ code: 'position-range', keys: ['coordinates', 0] }]);
		expect(point(5, -90.0001)).toHaveLength(1);
	});

	test('are looked at inside every polygon of many', () => {
		const ring = [
			[0, 0],
			[1, 0],
			[1, 91],
			[0, 0]
		];
		expect(geometryFaults({ type: 'MultiPolygon', coordinates: [[ring], [ring]] })).toHaveLength(2);
	});

	test('of a ring close it; of a line they need not', () => {
		const line = [
			[0, 0],
			[1, 0],
			[1, 1],
			[0, 1]
		];
		expect(geometryFaults({ type: 'Polygon', coordinates: [line] })).toMatchObject([{ code: 'ring-open' }]);
		expect(geometryFaults({ type: 'Polygon', coordinates: [[...line, [0, 0]]] })).toEqual([]);
		expect(geometryFaults({ type: 'LineString', coordinates: line })).toEqual([]);
	});

	test('of anything at all are answered without an error', () => {
		for (const value of [null, 3, 'x', [], {}, { coordinates: null }, { coordinates: [[null]] }])
			expect(geometryFaults(value)).toEqual([]);
	});
});
