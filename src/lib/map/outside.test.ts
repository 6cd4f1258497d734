import { describe, expect, test } from 'vitest';
import type { Row } from '#lib/state/explorer.svelte.ts';
import { isInView, outsideOf } from './outside.ts';

const row = (...happenedAt: number[]): Row => ({ entry: { happenedAt }, possible: false }) as unknown as Row;

describe('events outside the view', () => {
	test('an event with one place in view is not outside', () => {
		expect(outsideOf([row(0, 1)], (place) => place === 1)).toEqual({ events: 0, places: [] });
	});

	test('an event without a place is not outside', () => {
		expect(outsideOf([row()], () => false)).toEqual({ events: 0, places: [] });
	});

	test('each place is named once, each event counted once', () => {
		expect(outsideOf([row(0, 1), row(1)], () => false)).toEqual({ events: 2, places: [0, 1] });
	});
});

test('a view over the antimeridian sees both sides of it', () => {
	const view: [number, number, number, number] = [170, -10, 200, 10];
	expect(isInView([-175, 0, -175, 0], view)).toBe(true);
	expect(isInView([175, 0, 175, 0], view)).toBe(true);
	expect(isInView([0, 0, 0, 0], view)).toBe(false);
});
