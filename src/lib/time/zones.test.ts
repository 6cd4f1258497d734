import { afterEach, expect, test } from 'vitest';
import { add, floorTo } from './calendar.ts';
import { formatDay, formatWhen, formatWindow, type WhenWords } from './format.ts';
import { bins, ticks } from './ticks.ts';
import { readWhen } from './when.ts';
import { answer, parseWindow, printWindow } from './window.ts';

const zones = ['UTC', 'Asia/Tehran', 'America/Los_Angeles', 'Pacific/Kiritimati'];
const own = process.env.TZ;
afterEach(() => {
	if (own === undefined) delete process.env.TZ;
	else process.env.TZ = own;
});

const words = new Proxy({} as WhenWords, {
	get:
		(_, name) =>
		(...said: unknown[]) =>
			`${String(name)}(${said.join()})`
});

/** Whatever a local day could leak into. Both days on which clocks change, and both ends of a year, are among the dates. */
function everything(): unknown[] {
	const texts = [
		'2016-03-13',
		'2016-11-06',
		'2016-03-21',
		'2016-09-21',
		'2016-01-01',
		'2016-12-31',
		'2016-12',
		'2016-05-01T23:30'
	];
	return (['gregorian', 'persian'] as const).flatMap((calendar) =>
		texts.map((text) => {
			const when = readWhen(text)!;
			const from = when.earliest!;
			const span = { from, to: add(from, 7, 'month', calendar) };
			const window = parseWindow('2016-03-13/2016-12-31')!;
			return [
				when,
				answer(when, window),
				printWindow({ from, to: when.latest }),
				['day', 'month', 'year'].map((unit) => floorTo(from, unit as 'day', calendar)),
				ticks(span, 8, calendar),
				bins(span, calendar),
				formatWhen(text, { language: 'fa', calendar, words }),
				formatWindow(window, { language: 'en', calendar, words }),
				// A fresh language makes a fresh formatter, which asks for the zone of the moment.
				formatDay(from, { language: `en-x-${process.env.TZ!.replace(/\W/g, '').slice(0, 8)}`, calendar })
			];
		})
	);
}

test('no day depends on the time zone of the machine', () => {
	const offsets = new Set<number>();
	const results = zones.map((zone) => {
		process.env.TZ = zone;
		offsets.add(new Date(2016, 0, 1).getTimezoneOffset());
		return everything();
	});
	expect(offsets.size).toBe(4);
	for (const result of results) expect(result).toEqual(results[0]);
});
