import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../app.css';
import { catalogue } from '#lib/dataset/catalogue.ts';
import { Atlas, Event, PlaceFeature, Source } from '#lib/dataset/schema.ts';
import type { Language } from '#lib/language/language.ts';
import { tongueOf } from '#lib/language/messages.ts';
import { Explorer } from '#lib/state/explorer.svelte.ts';
import ExplorerStage from '#tests/ExplorerStage.svelte';
import atlas from '#tests/fixtures/atlas/atlas.json';
import events from '#tests/fixtures/atlas/events.json';
import places from '#tests/fixtures/atlas/places.geojson?raw';
import sources from '#tests/fixtures/atlas/sources.json';
import TimeDock from './TimeDock.svelte';

const dataset = {
	atlas: v.parse(Atlas, atlas),
	places: v.parse(v.array(PlaceFeature), JSON.parse(places).features),
	events: v.parse(v.array(Event), events),
	sources: v.parse(v.array(Source), sources)
};
const DAY = 86_400_000;
const utc = Date.UTC;

async function open(query: string, language: Language = 'en'): Promise<Explorer> {
	const explorer = new Explorer(catalogue(dataset), tongueOf(language), query);
	document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
	await render(ExplorerStage, { explorer, parts: [TimeDock] as never });
	await expect.poll(() => document.querySelector('.plot svg')).not.toBeNull();
	return explorer;
}
const dock = (): DOMStringMap => document.querySelector<HTMLElement>('[data-window]')!.dataset;
const shows = (window: string) => expect.poll(() => dock().window).toBe(window);
const box = (selector: string): DOMRect => document.querySelector(selector)!.getBoundingClientRect();
const slider = (name: string) => page.getByRole('slider', { name, exact: true });
const [first, last] = ['First day shown', 'Last day shown'];

/** Presses at the middle of an element, moves by pixels in two steps, and lets go. */
function dragBy(selector: string, pixels: number, from = 0.5): void {
	const element = document.querySelector(selector)!;
	const { left, top, width, height } = element.getBoundingClientRect();
	const [x, y] = [left + width * from, top + height / 2];
	const tell = (type: string, at: number): void => {
		const init = { bubbles: true, cancelable: true, pointerId: 1, button: 0, clientX: at, clientY: y };
		element.dispatchEvent(new PointerEvent(type, init));
	};
	// Only a real pointer can be captured.
	element.setPointerCapture = () => undefined;
	tell('pointerdown', x);
	tell('pointermove', x + pixels / 2);
	tell('pointermove', x + pixels);
	tell('pointerup', x + pixels);
}

beforeEach(() => page.viewport(1280, 800));

describe('the handles', () => {
	test('are two native sliders that speak their dates', async () => {
		await open('t=1988-03/1988-08');
		await expect.element(slider(first)).toHaveAttribute('aria-valuetext', '1 March 1988');
		await expect.element(slider(last)).toHaveAttribute('aria-valuetext', '31 August 1988');
		expect((slider(first).element() as HTMLInputElement).value).toBe(String(utc(1988, 2, 1) / DAY));
	});

	test('stand outside the window, with something to take hold of that is 44 pixels wide and high', async () => {
		await open('t=1984/1990');
		const window = box('rect.window');
		const grips = [...document.querySelectorAll('.grip')].map((grip) => grip.getBoundingClientRect());
		expect(grips[0]!.right).toBeLessThanOrEqual(window.left + 1.5);
		expect(grips[1]!.left).toBeGreaterThanOrEqual(window.right - 1.5);
		for (const hit of document.querySelectorAll('[data-handle]')) {
			const { width, height } = hit.getBoundingClientRect();
			expect([width, height]).toEqual([44, 44]);
		}
	});

	test('arrow keys move an end to the next edge of a bar, PageUp by more, Home to the start', async () => {
		await open('t=1984-03/1988-08');
		(slider(first).element() as HTMLElement).focus();
		await userEvent.keyboard('{ArrowRight}');
		await shows('1984-04/1988-08');
		await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
		await shows('1984-02/1988-08');
		await userEvent.keyboard('{PageUp}');
		await shows('1985/1988-08');
		await userEvent.keyboard('{Home}');
		await shows('1979-05-11/1988-08');
	});

	test('an end stops a day before the other: the window does not invert', async () => {
		await open('t=1984/1990');
		(slider(first).element() as HTMLElement).focus();
		await userEvent.keyboard('{End}');
		await shows('1990-12-31');
	});

	test('a screen reader’s own change of value moves the end', async () => {
		await open('t=1984/1990');
		const input = slider(last).element() as HTMLInputElement;
		input.value = String(utc(1988, 11, 31) / DAY);
		input.dispatchEvent(new InputEvent('input', { bubbles: true }));
		await shows('1984/1988');
	});

	test('dragging one moves its end and not the other, while it is dragged', async () => {
		const explorer = await open('t=1984/1990');
		const before = explorer.window;
		dragBy('[data-handle="to"]', -100);
		await expect.poll(() => explorer.window.to).toBeLessThan(before.to);
		expect(explorer.window.from).toBe(before.from);
		await expect
			.poll(() => Math.abs(box('rect.window').right - box('[data-handle="to"]').left))
			.toBeLessThan(12);
	});

	test('in Persian time runs right to left, and the left arrow goes forward', async () => {
		const explorer = await open('t=1988-03-21/1990-03-20', 'fa');
		const grips = [...document.querySelectorAll('.grip')].map((grip) => grip.getBoundingClientRect());
		expect(grips[0]!.left).toBeGreaterThan(grips[1]!.left);
		const input = document.querySelector<HTMLInputElement>('.plot input[type=range]')!;
		expect(input.getAttribute('aria-valuetext')).toBe('۱ فروردین ۱۳۶۷');
		input.focus();
		await userEvent.keyboard('{ArrowLeft}');
		await expect.poll(() => explorer.window.from).toBe(utc(1988, 3, 21));
	});
});

describe('the ground', () => {
	test('in the window moves the window as wide as it is', async () => {
		const explorer = await open('t=1984/1986');
		dragBy('.plot rect.ground', 40);
		await expect.poll(() => dock().window).not.toBe('1984/1986');
		const { from, to } = explorer.window;
		expect(to - from).toBe(utc(1987, 0, 1) - utc(1984, 0, 1));
		expect(from).toBeGreaterThan(utc(1984, 0, 1));
	});

	test('beside the window moves the stretch and leaves the window', async () => {
		await open('t=1984/1986');
		const before = dock().stretch;
		dragBy('.plot rect.ground', 30, 0.02);
		await expect.poll(() => dock().stretch).not.toBe(before);
		expect(dock().window).toBe('1984/1986');
	});

	test('under the wheel comes closer, and the page stays where it is', async () => {
		await open('t=1984/1986');
		const before = dock().stretch;
		const wheel = new WheelEvent('wheel', { deltaY: -200, clientX: 600, bubbles: true, cancelable: true });
		document.querySelector('.plot')!.dispatchEvent(wheel);
		expect(wheel.defaultPrevented).toBe(true);
		await expect.poll(() => dock().stretch).not.toBe(before);
		expect(dock().window).toBe('1984/1986');
	});
});

describe('the bars', () => {
	test('are buttons in one stop of the keyboard: arrows move, Enter goes to the period', async () => {
		await open('t=1979/2018');
		const bars = [...document.querySelectorAll<SVGElement>('[data-bars] [role=button]')];
		expect(bars.filter((bar) => bar.getAttribute('tabindex') === '0')).toHaveLength(1);
		bars[0]!.focus();
		await userEvent.keyboard('{ArrowRight}');
		expect(document.activeElement).toBe(bars[1]);
		const year = /^(\d{4}): /u.exec(bars[1]!.getAttribute('aria-label')!)![1]!;
		await userEvent.keyboard('{Enter}');
		await shows(year);
	});

	test('a click goes to the period', async () => {
		await open('t=1979/2018');
		const bar = document.querySelector('[data-bars] [role=button]')!;
		const year = /^(\d{4}): /u.exec(bar.getAttribute('aria-label')!)![1]!;
		await userEvent.click(bar);
		await shows(year);
	});

	test('add up to what the index counts', async () => {
		const explorer = await open('t=1979/2018');
		const titles = [...document.querySelectorAll('[data-bars] [role=button]')].map((bar) =>
			bar.getAttribute('aria-label')!
		);
		for (const title of titles) {
			const year = Number(title.slice(0, 4));
			const { sure, possible } = /: (?<sure>\d+) events?(?:, (?<possible>\d+))?/u.exec(title)!.groups!;
			const days = [...explorer.catalogue.entries].filter(({ when }) => {
				if (when === null || when.kind !== 'moment' || when.set) return false;
				return (
					when.earliest !== null && when.earliest >= utc(year, 0, 1) && when.latest! <= utc(year + 1, 0, 1)
				);
			});
			expect(Number(sure) - Number(possible ?? 0)).toBeGreaterThanOrEqual(days.length);
		}
		expect(titles.length).toBeGreaterThan(5);
	});
});

describe('coming closer by the bars', () => {
	const bars = () => [...document.querySelectorAll<SVGElement>('[data-bars] [role=button]')];
	const labelled = (start: string) =>
		bars().find((bar) => bar.getAttribute('aria-label')!.startsWith(start))!;
	const days = (): number => {
		const [from, to] = dock()
			.stretch!.split('/')
			.map((date) => Date.parse(date));
		return (to! - from!) / DAY;
	};

	test('a second press sees the bar closer, and "Back out" shows what was before', async () => {
		await open('t=1979/2018');
		const before = dock().stretch;
		await userEvent.click(labelled('1987: '));
		await shows('1987');
		expect(dock().stretch).toBe(before);
		await expect
			.poll(() => labelled('1987: ').getAttribute('aria-label'))
			.toMatch(/Press again to come closer/u);
		await userEvent.click(labelled('1987: '));
		await expect.poll(() => dock().stretch).not.toBe(before);
		expect(dock().window).toBe('1987');
		expect(days()).toBeLessThan(600);
		await userEvent.click(page.getByRole('button', { name: 'Back out' }));
		await expect.poll(() => dock().stretch).toBe(before);
		expect(page.getByRole('button', { name: 'Back out' }).query()).toBeNull();
	});

	test('the keyboard goes from years to days with Enter alone, keeps its place, and Backspace goes back out', async () => {
		await open('t=1979/2018');
		const before = dock().stretch;
		labelled('1987: ').focus();
		for (let press = 0; press < 4; press++) {
			await userEvent.keyboard('{Enter}');
			// Where the cut is new, the focus is on the bar that holds the same instant.
			await expect.poll(() => document.activeElement?.closest('[data-bars]')).not.toBeNull();
		}
		await expect.poll(() => days()).toBeLessThan(40);
		expect(document.querySelector('.names')!.textContent).toContain('per day');
		await userEvent.keyboard('{Backspace}{Backspace}');
		await expect.poll(() => dock().stretch).toBe(before);
	});

	test('a window from elsewhere forgets the way back', async () => {
		const explorer = await open('t=1979/2018');
		labelled('1987: ').focus();
		await userEvent.keyboard('{Enter}{Enter}');
		await expect.element(page.getByRole('button', { name: 'Back out' })).toBeVisible();
		explorer.setWindow({ from: utc(2003, 0, 1), to: utc(2005, 0, 1) });
		await expect.poll(() => page.getByRole('button', { name: 'Back out' }).query()).toBeNull();
	});
});

describe('the keys + - 0', () => {
	test('bring the stretch closer, further off, and back to the window; the window stays', async () => {
		await open('t=1984/1986');
		const fitted = dock().stretch;
		(slider(first).element() as HTMLElement).focus();
		await userEvent.keyboard('-');
		await expect.poll(() => dock().stretch).not.toBe(fitted);
		const wider = dock().stretch;
		await userEvent.keyboard('+');
		await expect.poll(() => dock().stretch).not.toBe(wider);
		await userEvent.keyboard('--0');
		await expect.poll(() => dock().stretch).toBe(fitted);
		expect(dock().window).toBe('1984/1986');
	});

	test('are only letters in a field', async () => {
		await open('t=1984/1986');
		const before = dock().stretch;
		await userEvent.click(page.getByRole('textbox', { name: first }));
		await userEvent.keyboard('-0');
		expect(dock().stretch).toBe(before);
	});
});

describe('fit to what is shown', () => {
	test('takes window and stretch to the first and the last event that pass the filters', async () => {
		const explorer = await open('t=1984/1986&cat=storm');
		await userEvent.click(page.getByRole('button', { name: 'Fit to what is shown' }));
		await shows('1987-11-02/2003-08');
		expect(explorer.shown.rows).toHaveLength(4);
		const [from, to] = dock().stretch!.split('/');
		expect(from! < '1987-11').toBe(true);
		expect(to! > '2003-08').toBe(true);
	});

	test('with every event shown is the whole atlas', async () => {
		const explorer = await open('t=1984/1986');
		await userEvent.click(page.getByRole('button', { name: 'Fit to what is shown' }));
		await expect.poll(() => explorer.view.window).toEqual({ from: null, to: null });
	});
});

describe('the bars of the map view', () => {
	const counted = (): number =>
		[...document.querySelectorAll('[data-bars] [role=button]')].reduce(
			(sum, bar) => sum + Number(/: (\d+) event/u.exec(bar.getAttribute('aria-label')!)?.[1] ?? 0),
			0
		);

	test('count events with a place in sight, and tell how many unplaced ones they leave out', async () => {
		const explorer = await open('t=1979/2018');
		const all = counted();
		const { places, placeById } = explorer.catalogue;
		explorer.setSight(Uint8Array.from(places, (_, at) => (at === placeById.get('montevideo') ? 1 : 0)));
		expect(counted()).toBe(all);
		await userEvent.click(page.getByRole('checkbox', { name: 'in map view' }));
		await expect.poll(counted).toBe(3);
		expect(explorer.query).toContain('basis=view');
		await expect.element(page.getByText('1 unplaced left out')).toBeVisible();
		expect(explorer.shown.rows).toHaveLength(3);
		await userEvent.click(page.getByRole('checkbox', { name: 'in map view' }));
		await expect.poll(counted).toBe(all);
		expect(document.querySelector('[data-left-out]')).toBeNull();
	});

	test('without a map count everything', async () => {
		await open('t=1979/2018');
		const all = counted();
		await userEvent.click(page.getByRole('checkbox', { name: 'in map view' }));
		await expect.element(page.getByRole('checkbox', { name: 'in map view' })).toBeChecked();
		expect(counted()).toBe(all);
	});
});

describe('the lanes', () => {
	test('name their event, and Enter selects it', async () => {
		const explorer = await open('t=1984/1990');
		const lane = document.querySelector<SVGElement>('[data-lanes] [role=button]')!;
		lane.focus();
		const name = lane.getAttribute('aria-label')!;
		await expect.poll(() => document.querySelector('.note')?.textContent).toBe(name);
		await userEvent.keyboard('{Enter}');
		expect(explorer.selectedEntry?.event.title.en).toBe(name.slice(0, name.lastIndexOf('. ')));
	});
});

describe('the controls', () => {
	test('a typed date moves an end when Enter is pressed or the field is left', async () => {
		await open('t=1984/1990');
		const field = page.getByRole('textbox', { name: first });
		await userEvent.fill(field, '1986-05');
		expect(dock().window).toBe('1984/1990');
		await userEvent.keyboard('{Enter}');
		await shows('1986-05/1990');
		await userEvent.fill(page.getByRole('textbox', { name: last }), '1988');
		await userEvent.tab();
		await shows('1986-05/1988');
	});

	test('a text that is no date is told, and Escape takes it back', async () => {
		await open('t=1984/1990');
		const field = page.getByRole('textbox', { name: first });
		await userEvent.fill(field, 'soon');
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toMatch(/^Not a date/u);
		await expect.element(field).toHaveAttribute('aria-invalid', 'true');
		await userEvent.keyboard('{Escape}');
		await expect.element(field).toHaveValue('1 Jan 1984');
		expect(document.querySelector('[role=alert]')).toBeNull();
		expect(dock().window).toBe('1984/1990');
	});

	test('the calendar changes what is typed and what is shown', async () => {
		await open('t=1984/1990');
		await userEvent.selectOptions(page.getByRole('combobox', { name: 'Calendar' }), 'persian');
		await userEvent.fill(page.getByRole('textbox', { name: first }), '۱۳۶۷/۱/۱');
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => dock().window).toMatch(/^1988-03-21\//u);
	});

	test('a step is in the unit chosen', async () => {
		await open('t=1984/1986');
		await userEvent.selectOptions(page.getByRole('combobox', { name: 'Step' }), '1 month a step');
		await userEvent.click(page.getByRole('button', { name: 'One step forward' }));
		await shows('1984-02/1987-01');
		await userEvent.click(page.getByRole('button', { name: 'One step back' }));
		await shows('1984/1986');
	});

	test('possible events can be left out', async () => {
		const explorer = await open('t=1984/1990');
		await userEvent.click(page.getByRole('checkbox', { name: 'Show possible events' }));
		await expect.poll(() => explorer.view.possible).toBe(false);
		expect(
			document.querySelectorAll('[data-bars] ~ g rect[stroke-width], g[clip-path] rect[stroke-width]')
		).toHaveLength(0);
	});
});

describe('playback', () => {
	test('never starts by itself; space starts and stops it, and a field keeps its spaces', async () => {
		await open('t=1984/1986');
		expect(dock().playing).toBe('false');
		(document.activeElement as HTMLElement | null)?.blur();
		await userEvent.keyboard(' ');
		await expect.poll(() => dock().playing).toBe('true');
		await userEvent.keyboard(' ');
		await expect.poll(() => dock().playing).toBe('false');
		await userEvent.click(page.getByRole('textbox', { name: first }));
		await userEvent.keyboard(' ');
		expect(dock().playing).toBe('false');
	});

	test('pausing says the period and the count, once', async () => {
		await open('t=1984/1986');
		await userEvent.click(page.getByRole('button', { name: 'Play' }));
		await expect.poll(() => dock().window).not.toBe('1984/1986');
		const status = page.getByRole('status');
		expect(status.element().textContent).toBe('');
		await userEvent.click(page.getByRole('button', { name: 'Pause' }));
		await expect.poll(() => status.element().textContent).toMatch(/ to .*\. \d+ events/u);
	});

	test('is set in a menu: what moves, at which pace, and what else', async () => {
		const explorer = await open('t=1984/1986');
		const opener = page.getByRole('button', { name: 'Playback' });
		const { trail: was } = explorer.view;
		const trail = page.getByRole('checkbox', { name: 'Keep what has just passed, faded' });
		expect(trail.query()).toBeNull();
		await userEvent.click(opener);
		// It opens upwards, and the dock stands alone here: by the keyboard.
		const choose = (element: Element | null) => {
			(element as HTMLElement).focus();
			return userEvent.keyboard(' ');
		};
		await choose(trail.element());
		await choose(page.getByRole('radio', { name: /^By events/u }).element());
		expect(explorer.view).toMatchObject({ mode: 'window', pace: 'even', trail: !was });
		await expect.element(page.getByLabelText('How much time a second')).toBeDisabled();
		await choose(page.getByRole('radio', { name: /^Event to event/u }).element());
		expect(explorer.view.mode).toBe('event');
		await expect.element(trail).toBeDisabled();
		await userEvent.keyboard('{Escape}');
		expect(trail.query()).toBeNull();
		expect(document.activeElement).toBe(opener.element());
		await userEvent.click(opener);
		document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
		await expect.poll(() => trail.query()).toBeNull();
	});

	test('taking hold of a handle stops it', async () => {
		await open('t=1984/1986');
		await userEvent.click(page.getByRole('button', { name: 'Play' }));
		dragBy('[data-handle="to"]', 40);
		await expect.poll(() => dock().playing).toBe('false');
	});
});

describe('a period without events', () => {
	test('names the nearest one and goes there', async () => {
		const explorer = await open('t=1984/1986');
		// A day in a quiet week, and only of a kind that does not last.
		const quiet = explorer.catalogue.dataset.atlas.categories.find(({ id }) => {
			explorer.setCategories([id]);
			explorer.setWindow({ from: utc(2001, 1, 11), to: utc(2001, 1, 12) });
			return explorer.shown.rows.length === 0;
		});
		expect(quiet).toBeDefined();
		await userEvent.click(page.getByRole('button', { name: /^Nearest: / }));
		await expect.poll(() => explorer.shown.rows.length).toBeGreaterThan(0);
	});
});

describe('on a phone', () => {
	test('is 142 pixels high, with targets of 44, and the rest behind one button', async () => {
		await page.viewport(390, 844);
		await open('t=1984/1990');
		expect(Math.round(box('.dock').height)).toBeLessThanOrEqual(142);
		for (const name of ['Play', 'One step back', 'One step forward', 'More time controls']) {
			const { width, height } = page.getByRole('button', { name }).element().getBoundingClientRect();
			expect([width, height].every((size) => size >= 44)).toBe(true);
		}
		expect(page.getByRole('textbox', { name: first }).query()).toBeNull();
		await userEvent.click(page.getByRole('button', { name: 'More time controls' }));
		await expect.element(page.getByRole('textbox', { name: first })).toBeVisible();
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
	});
});
