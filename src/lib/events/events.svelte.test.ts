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
import EventPage from './EventPage.svelte';
import EventPanel from './EventPanel.svelte';
import Legend from './Legend.svelte';
import PopupContent from './PopupContent.svelte';

const dataset = {
	atlas: v.parse(Atlas, atlas),
	places: v.parse(v.array(PlaceFeature), JSON.parse(places).features),
	events: v.parse(v.array(Event), events),
	sources: v.parse(v.array(Source), sources)
};

async function open(query: string, parts: unknown[], language: Language = 'en'): Promise<Explorer> {
	const explorer = new Explorer(catalogue(dataset), tongueOf(language), query);
	await render(ExplorerStage, { explorer, parts: parts as never });
	return explorer;
}
const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
const find = (selector: string): HTMLElement => {
	const found = document.querySelector<HTMLElement>(selector);
	if (!found) throw new Error(`missing ${selector}`);
	return found;
};
const text = (selector: string): string => find(selector).textContent.replace(/\s+/gu, ' ').trim();

beforeEach(() => page.viewport(1280, 800));

describe('the list', () => {
	test('counts what it shows, and its rows are as many', async () => {
		await open('v=1&t=1984/1990', [EventPanel]);
		expect(text('h2')).toBe('9 events, 1 of them possibly');
		expect(find('[data-events]').dataset.events).toBe('9');
		expect(all('[data-events] [data-event]')).toHaveLength(9);
		expect(all('[data-events] [data-possible]').map((row) => row.dataset.event)).toEqual([
			'porto-light-closed'
		]);
	});

	test('says date, place and doubt of each event', async () => {
		await open('v=1&t=1984/1990', [EventPanel]);
		expect(text('[data-event="porto-light-closed"]')).toContain('1980s · Porto · possibly in this period');
		expect(text('[data-event="algeria-survey"]')).toContain(
			'March 1984 – October 1986 · Algeria, whole country'
		);
	});

	test('opens an event and marks its row', async () => {
		const explorer = await open('v=1&t=1984/1990', [EventPanel]);
		await userEvent.click(find('[data-event="gale"]'));
		expect(explorer.selection).toEqual({ kind: 'event', id: 'gale' });
		await expect.element(find('[data-event="gale"]')).toHaveAttribute('aria-current', 'true');
		expect(all('[aria-current]')).toHaveLength(1);
	});

	test('brings into sight what was opened elsewhere', async () => {
		await page.viewport(1280, 300);
		const explorer = await open('', [EventPanel]);
		find('.slot').style.blockSize = '300px';
		const row = find('[data-event="last-assembly"]');
		const list = find('[data-events]');
		const inSight = (): boolean => {
			const box = list.parentElement!.getBoundingClientRect();
			const { top, bottom } = row.getBoundingClientRect();
			return top >= box.top && bottom <= find('.foot').getBoundingClientRect().top + 1;
		};
		expect(inSight()).toBe(false);
		explorer.select({ kind: 'event', id: 'last-assembly' });
		await expect.poll(inSight).toBe(true);
	});

	test('is unrolled by the reader where it is long, and as far as what is opened', async () => {
		const many = Array.from({ length: 1200 }, (_, at) => ({
			...dataset.events.find(({ id }) => id === 'gale')!,
			id: `gale-${at}`
		}));
		const explorer = new Explorer(catalogue({ ...dataset, events: many }), tongueOf('en'), 't=../..');
		await render(ExplorerStage, { explorer, parts: [EventPanel] as never });
		const rows = (): number => all('[data-events] [data-event]').length;
		expect(text('h2')).toBe('1,200 events');
		expect(rows()).toBe(500);
		await userEvent.click(page.getByRole('button', { name: 'Show 500 of 700 more events' }));
		expect(rows()).toBe(1000);
		explorer.select({ kind: 'event', id: 'gale-1199' });
		await expect.poll(rows).toBe(1200);
		expect(all('.unroll')).toHaveLength(0);
	});

	test('is walked with the arrow keys', async () => {
		await open('v=1&t=1984/1990', [EventPanel]);
		const rows = all('[data-events] [data-event]');
		rows[0]!.focus();
		await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
		expect(document.activeElement).toBe(rows[1]);
		await userEvent.keyboard('{End}');
		expect(document.activeElement).toBe(rows.at(-1));
	});

	test('keeps undated and unplaced events in drawers, counted', async () => {
		await open('', [EventPanel]);
		expect(text('[data-drawer="unplaced"] summary')).toBe('No place given 1');
		expect(text('[data-drawer="undated"] summary')).toBe('Undated 1');
		await userEvent.click(find('[data-drawer="undated"] summary'));
		await expect.element(find('[data-drawer="undated"] [data-event="harbour-song"]')).toBeVisible();
	});

	test('names the filter that empties it and undoes it', async () => {
		const explorer = await open('v=1&t=1990&cat=storm', [EventPanel]);
		expect(text('[data-empty]')).toContain('Only Storm damage shown.');
		await page.getByRole('button', { name: 'Show all kinds' }).click();
		expect(explorer.view.filters.categories).toEqual([]);
		await expect.poll(() => all('[data-events] [data-event]').length).toBeGreaterThan(2);
	});

	test('names the nearest event of an empty period and goes there', async () => {
		const explorer = await open('v=1&t=1996', [EventPanel]);
		expect(text('[data-empty]')).toContain('Nearest: Spring 1995');
		await page.getByRole('button', { name: 'Go there' }).click();
		expect(explorer.query).toContain('t=1995-03/1995-05');
		await expect.poll(() => all('[data-events] [data-event]').length).toBe(1);
	});
});

describe('the popup', () => {
	test('sets differing figures side by side, each with who says it', async () => {
		await open('v=1&t=1984/1990&sel=event:gale', [PopupContent]);
		expect(all('tbody td').map((cell) => cell.textContent.replace(/\s+/gu, ' ').trim())).toEqual([
			'14',
			'Bergen Harbour Board Bergen Harbour Board, January 1988',
			'not fourteen 9',
			'Clerk of the Brest inquiry Brest Town Archive, 15 July 1990'
		]);
		expect(text('table')).not.toContain('23');
	});

	test('cites every source with its passage', async () => {
		await open('v=1&t=1984/1990&sel=event:gale', [PopupContent]);
		expect(all('.citation')).toHaveLength(3);
		expect(text('.citation')).toContain('Bergen Harbour Board, January 1988.');
		expect(text('.citation')).toContain('Passage 711–773.');
	});

	test('says how a date was inferred', async () => {
		await open('v=1&sel=event:bergen-inspection', [PopupContent]);
		expect(text('article')).toContain(
			'Date inferred: The first week of August is read as the 1st to the 7th.'
		);
	});

	test('lists the events of a place and opens one', async () => {
		const explorer = await open('v=1&sel=place:montevideo', [PopupContent]);
		expect(all('.scroller li')).toHaveLength(3);
		await userEvent.click(find('.scroller li button'));
		expect(explorer.selectedEntry?.event.id).toBe('montevideo-closure');
		await expect.element(page.getByText('Event 1 of 3 here')).toBeVisible();
		expect(document.activeElement).toBe(find('h2'));
		await page.getByRole('button', { name: 'Next event' }).click();
		await expect.element(page.getByText('Event 2 of 3 here')).toBeVisible();
		await page.getByRole('button', { name: 'All 3 events here' }).click();
		expect(explorer.selection).toEqual({ kind: 'place', id: 'montevideo' });
	});

	test('names the places that stand together on the map', async () => {
		await open('v=1&sel=place:porto', [PopupContent]);
		expect(text('h2')).toBe('Lisbon · Signal hall, Lisbon · Porto');
		expect(text('header p')).toBe('3 places close together at this scale.');
	});

	test('leaves out those that have no event in the period', async () => {
		await open('v=1&t=1984/1994&sel=place:porto', [PopupContent]);
		expect(text('h2')).toBe('Porto');
		expect(text('header p')).toBe('City in Portugal. Known to within 4 km.');
	});

	test('says in what a site lies, and how exactly it is known', async () => {
		await open('v=1&sel=event:bergen-lamp-relit', [PopupContent]);
		expect(text('header p')).toBe('Site in Bergen, Norway. Known to within 0.2 km.');
	});

	test('opens an event that lies outside the period, and the way to it', async () => {
		const explorer = await open('v=1&t=1984/1990&sel=event:porto-lanterns', [PopupContent]);
		expect(text('article')).toContain('Outside the period shown.');
		await page.getByRole('button', { name: 'Go to June 1992' }).click();
		expect(explorer.query).toContain('t=1992-06');
		await expect.poll(() => document.body.textContent).not.toContain('Outside the period shown.');
	});

	test('tells a place that an event is only connected with from where it happened', async () => {
		await open('v=1&sel=event:last-assembly', [PopupContent]);
		expect(text('article dl')).toBe('Linked to Algiers Connected with those involved');
		expect(text('h2')).toBe('Signal hall, Lisbon');
	});

	test('links to the same event', async () => {
		const explorer = await open('v=1&t=1984/1990&sel=event:gale', [PopupContent]);
		expect(find('[data-link]').getAttribute('href')).toBe(`?${explorer.query}`);
	});

	test('marks a summary that the reader’s language lacks', async () => {
		await open('v=1&sel=event:gale', [PopupContent], 'fa');
		const summary = find('.summary');
		expect([summary.lang, summary.dir]).toEqual(['en', 'ltr']);
		expect(text('h3')).toBe('توفان نوامبر ۱۹۸۷');
	});
});

describe('on a phone', () => {
	test('what is opened is a page, from which the list is reached again', async () => {
		await page.viewport(390, 844);
		const explorer = await open('v=1&t=1984/1990', [EventPanel, EventPage]);
		await userEvent.click(find('[data-event="brest-pilots-heard"]'));
		await expect.poll(() => find('[data-event-page]').dataset.eventPage).toBe('brest-pilots-heard');
		expect(find('[data-sheet]').inert).toBe(true);
		await page.getByRole('button', { name: 'Later' }).click();
		expect(explorer.selectedEntry?.event.id).toBe('brest-keepers-heard');
		await page.getByRole('button', { name: 'Back to 9 events' }).click();
		await expect.poll(() => document.activeElement).toBe(find('[data-event="brest-pilots-heard"]'));
	});

	test('the sheet opens and closes by its grip', async () => {
		await page.viewport(390, 844);
		await open('v=1&t=1984/1990', [EventPanel]);
		const grip = find('.grip');
		await userEvent.click(grip);
		expect(find('[data-sheet]').dataset.sheet).toBe('full');
		await userEvent.click(grip);
		await expect.element(grip).toHaveAttribute('aria-expanded', 'false');
		grip.focus();
		await userEvent.keyboard('{ArrowUp}');
		await expect.element(grip).toHaveAttribute('aria-expanded', 'true');
	});
});

describe('the legend', () => {
	test('shows every kind with its count, zeros too, and leaves kinds out', async () => {
		const explorer = await open('v=1&t=1984/1990', [Legend, EventPanel]);
		expect(all('[data-category]').map((kind) => kind.querySelector('.count')!.textContent)).toEqual([
			'2',
			'1',
			'3',
			'3',
			'0',
			'0',
			'0'
		]);
		await userEvent.click(find('[data-category="storm"]'));
		await expect.element(find('[data-category="storm"]')).toHaveAttribute('aria-pressed', 'false');
		expect(find('[data-category="storm"] .count').textContent).toBe('3');
		await expect.poll(() => find('[data-events]').dataset.events).toBe('6');
		await page.getByRole('button', { name: 'Show all kinds' }).click();
		expect(explorer.query).not.toContain('cat=');
	});

	test('is a closed button on a phone', async () => {
		await page.viewport(390, 844);
		await open('v=1', [Legend]);
		const button = page.getByRole('button', { name: 'Legend' });
		await expect.element(button).toHaveAttribute('aria-expanded', 'false');
		await button.click();
		await expect.element(find('[data-category="storm"]')).toBeVisible();
	});
});
