import { expect, test } from 'vitest';
import { Meter } from './meter.ts';

function screen(isTTY: boolean) {
	const written: string[] = [];
	return { isTTY, columns: 60, written, write: (text: string) => written.push(text) };
}

test('a meter shows how much is done, the rate of late and the time left, a few times a second', () => {
	let now = 0;
	const shown = screen(true);
	const meter = new Meter(10_000, shown, () => now);
	for (let step = 0; step < 5000; step++) {
		now += 2;
		meter.step();
	}
	expect(shown.written.length).toBeLessThan(60);
	expect(shown.written.at(-1)).toMatch(/K4,9\d\d of 10,000 documents, 500 a second, about 10 s left$/u);
	now += 90_000;
	meter.step();
	expect(shown.written.every((line) => line.length < 65)).toBe(true);
	expect(meter.end()).toBe('5,001 of 10,000 documents in 2 min, 50 a second');
	expect(shown.written.at(-1)).toBe('\r\u001b[K');
});

test('elsewhere than on a terminal a meter is quiet', () => {
	const shown = screen(false);
	const meter = new Meter(2, shown, () => 0);
	meter.step();
	meter.step();
	expect(meter.end()).toMatch(/^2 of 2 documents/u);
	expect(shown.written).toEqual([]);
});
