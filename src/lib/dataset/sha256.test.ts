import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { finish, hexOf, sha256, startState, takeBlock } from './sha256.ts';

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256', () => {
	test('gives the digests of FIPS 180-4', () => {
		expect(sha256(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
		expect(sha256(new TextEncoder().encode('abc'))).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
		);
	});

	law('agrees with the platform on any bytes', fc.uint8Array({ maxLength: 300 }), (bytes) => {
		expect(sha256(bytes)).toBe(expected(bytes));
	});

	test('agrees with the platform where padding needs a second block', () => {
		for (let length = 50; length <= 130; length++)
			expect(sha256(new Uint8Array(length).fill(7))).toBe(expected(new Uint8Array(length).fill(7)));
	});

	test('goes on from a state that several windows share', () => {
		const bytes = Uint8Array.from({ length: 200 }, (_, index) => index);
		const state = startState();
		takeBlock(state, bytes, 10);
		for (const to of [74, 90, 137])
			expect(hexOf(finish(state, bytes, 10, to, 64))).toBe(expected(bytes.slice(10, to)));
	});
});
