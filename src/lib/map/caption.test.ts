import { describe, expect, test } from 'vitest';
import type { Language } from '#lib/language/language.ts';
import { messagesOf } from '#lib/language/messages.ts';
import { areaCaption, markCaption } from './caption.ts';
import type { Look } from './look.ts';
import type { AreaItem, MarkItem } from './scene.ts';

const look = (language: Language): Look => ({ language, messages: messagesOf(language) }) as Look;
const area = (name: string, events: number): AreaItem => ({ name, events, possible: 0 }) as AreaItem;

describe('the caption of an area', () => {
	test('names in Latin letters are capitals set wide', () => {
		expect(areaCaption(area('Iran', 1), 'country', look('en'))).toEqual({
			name: 'IRAN',
			spacing: 0.06,
			second: ''
		});
	});

	test('Persian names have neither capitals nor letter-spacing', () => {
		expect(areaCaption(area('ایران', 1), 'country', look('fa'))).toEqual({
			name: 'ایران',
			spacing: 0,
			second: ''
		});
	});

	test('from four events on it says that they are reported for the whole', () => {
		expect(areaCaption(area('Iran', 3), 'country', look('en')).second).toBe('');
		expect(areaCaption(area('Iran', 4), 'country', look('en')).second).toBe('whole country');
		expect(areaCaption(area('Brittany', 4), 'region', look('en')).second).toBe('whole area');
	});
});

test('the other places of a group are counted, those without events now left out', () => {
	const mark = (present: number): MarkItem =>
		({
			name: 'Geneva',
			present: Array.from({ length: present }, (_, place) => place)
		}) as unknown as MarkItem;
	expect(markCaption(mark(1), look('en'))).toBe('Geneva');
	expect(markCaption(mark(3), look('en'))).toBe('Geneva +2');
});
