import { expect, test } from 'vitest';
import { stretchKey } from './keys.ts';

const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
	key: name,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	...held
});

test.each([
	['+', 'closer'],
	['=', 'closer'],
	['-', 'wider'],
	['0', 'fit'],
	['۰', 'fit'],
	['Backspace', 'back']
] as const)('%s means %s', (name, meaning) => expect(stretchKey(key(name), 'other')).toBe(meaning));

test('in a field the keys are what is typed', () => {
	for (const name of ['+', '-', '0', 'Backspace']) expect(stretchKey(key(name), 'text')).toBeNull();
});

test('with Ctrl or Command they are the browser’s own zoom', () => {
	expect(stretchKey(key('+', { ctrlKey: true }), 'other')).toBeNull();
	expect(stretchKey(key('0', { metaKey: true }), 'other')).toBeNull();
});

test('another key means nothing', () => expect(stretchKey(key('a'), 'other')).toBeNull());
