import { getContext, setContext } from 'svelte';
import type { Catalogue, Entry } from '#lib/dataset/catalogue.ts';
import { filterMask, noFilters } from '#lib/dataset/filter.ts';
import { IN, OUT, POSSIBLY } from '#lib/dataset/answers.ts';
import { TimeIndex, type Tally } from '#lib/dataset/timeindex.ts';
import { Clusters } from '#lib/geo/clusters.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { calendarOf, messagesOf, type Language, type Messages } from '#lib/language/language.ts';
import type { Calendar } from '#lib/time/calendar.ts';
import { answer, type Window } from '#lib/time/window.ts';
import { parseView, printView, type BadValue, type Known } from '#lib/view/codec.ts';
import { defaultView, type Camera, type Selection, type Speed, type View } from '#lib/view/view.ts';
import { holding } from './holding.ts';
import { inTimeOrder } from './order.ts';
import { onlyInSight, type InSight } from './sight.ts';

export interface Row {
	entry: Entry;
	/** Possibly in the window, or surely. */
	possible: boolean;
}

/** What lies in the window: one value for map, list, counts and live region, so that they cannot differ. */
export interface Shown {
	/** Distinct events in filter and window, in order of time, those without a place included. */
	rows: Row[];
	possible: number;
	unplaced: Row[];
	/** Events without a date that pass the filter. They are never in a window and not counted in `rows`. */
	undated: Row[];
	/** Events of each category, by category index. */
	byCategory: Uint32Array;
	/** Tallies of the events at a place, one a category that has any. */
	at(place: number): Tally[];
	/** The row of an event that is shown. */
	rowOf(event: number): Row | undefined;
}

/**
 * The reader's one view of an atlas and all that follows from it. Made once by a page and handed down by context; map,
 * timeline and list read it and ask it for changes, and never speak to each other.
 */
export class Explorer {
	readonly catalogue: Catalogue;
	readonly language: Language;
	readonly messages: Messages;
	/** What a link without parameters shows. */
	readonly base: View;

	#index: TimeIndex;
	#clusters: Clusters;
	#view = $state.raw<View>(defaultView);
	#bad = $state.raw<readonly BadValue[]>([]);
	#zoom = $state(2);
	/** One byte a place, 1 in the map's view; null without a map. */
	#sight = $state.raw<Uint8Array | null>(null);
	#hovered = $state.raw<Selection | null>(null);
	#passed = $state.raw<readonly Row[]>([]);
	#told: Selection | null = null;
	#mask = $derived.by(() => filterMask(this.catalogue, this.#view.filters));
	#bars = $derived.by((): InSight => {
		const [mask, sight] = [this.#mask, this.#sight];
		if (this.#view.basis === 'all' || !sight) return { mask, unplaced: 0 };
		return onlyInSight(this.catalogue, mask, sight);
	});
	/** What the filters other than the one by category let through: the legend counts every kind. */
	#maskOfAllKinds = $derived.by(() => filterMask(this.catalogue, { ...this.#view.filters, categories: [] }));
	#shown = $derived(this.#select(this.#mask, this.#view.window, this.#view.possible));
	#groups = $derived.by(() => this.#clusters.at(this.#zoom));

	constructor(catalogue: Catalogue, language: Language, query = '') {
		this.catalogue = catalogue;
		this.language = language;
		this.messages = messagesOf(language);
		const { places, dataset } = catalogue;
		this.#index = new TimeIndex(catalogue.columns);
		const points = places.flatMap(({ geometry }, at) =>
			geometry.type === 'Point' && catalogue.eventsAt[at]!.length > 0 ? [at] : []
		);
		this.#clusters = new Clusters(
			points.map((at) => labelPoint(places[at]!.geometry)),
			points
		);
		this.base = parseView(dataset.atlas.view, this.#known).view;
		this.read(query);
	}

	get view(): View {
		return this.#view;
	}
	get shown(): Shown {
		return this.#shown;
	}
	/** One byte an event: 1 where the filters let it through, whatever its date. */
	get mask(): Uint8Array {
		return this.#mask;
	}
	/** The events that the bars of time count: where the view says so, only those that happened in the map's view. */
	get bars(): InSight {
		return this.#bars;
	}
	/** Keys of the opened link that could not be read. */
	get bad(): readonly BadValue[] {
		return this.#bad;
	}
	get calendar(): Calendar {
		return this.#view.calendar ?? calendarOf(this.language);
	}
	/** The window with open ends closed at the atlas's first and last instant. */
	get window(): { from: number; to: number } {
		const { span } = this.catalogue;
		return { from: this.#view.window.from ?? span.from, to: this.#view.window.to ?? span.to };
	}
	/** Groups of places (indices) that stand together on the map at the present zoom; only places with points. */
	get groups(): readonly number[][] {
		return this.#groups;
	}
	/** What the pointer or the keyboard is on, in map or list, for both to show. */
	get hovered(): Selection | null {
		return this.#hovered;
	}
	get selection(): Selection | null {
		return this.#view.selection;
	}
	/** The selected event, whether or not it lies in the window. */
	get selectedEntry(): Entry | null {
		const { selection } = this.#view;
		return selection?.kind === 'event'
			? this.catalogue.entries[this.catalogue.eventById.get(selection.id)!]!
			: null;
	}
	/** The place that the selection opens on the map: the selected one, or where the selected event happened. */
	get selectedPlace(): number | null {
		const { selection } = this.#view;
		if (selection?.kind === 'place') return this.catalogue.placeById.get(selection.id) ?? null;
		return this.selectedEntry?.happenedAt[0] ?? null;
	}
	/** The places that stand together with the selected one on the map, itself included; empty without selection. */
	get selectedGroup(): readonly number[] {
		const place = this.selectedPlace;
		if (place === null) return [];
		return this.#groups.find((group) => group.includes(place)) ?? [place];
	}
	/** The rows of events shown at any of these places, each once, in order of time. */
	rowsAt(places: readonly number[]): Row[] {
		return this.#shown.rows.filter(({ entry }) => entry.happenedAt.some((at) => places.includes(at)));
	}
	/** The query of a link to this view, without `?`. */
	get query(): string {
		return printView(this.#view, this.base);
	}
	/** The query of a link to this view with another selection. */
	queryOf(selection: Selection): string {
		return printView({ ...this.#view, selection }, this.base);
	}

	/** Shows what a link's query says. */
	read(query: string): void {
		const { view, bad } = parseView(query, this.#known, this.base);
		this.#view = view;
		this.#bad = bad;
	}
	dismissNotice(): void {
		this.#bad = [];
	}
	setWindow(window: Window): void {
		this.#view = { ...this.#view, window };
	}
	/** Opens something. The window moves to an event that it does not show, as wide as it is. */
	select(selection: Selection | null): void {
		const window = selection?.kind === 'event' ? this.#windowFor(selection.id) : this.#view.window;
		this.#view = { ...this.#view, selection, window };
	}
	/** Opens an event because playback has come to it: no step in the reader's history. */
	tell({ event }: Entry): void {
		this.#told = { kind: 'event', id: event.id };
		this.#view = { ...this.#view, selection: this.#told };
	}
	/** Whether playback has opened what is open. */
	get isTold(): boolean {
		return this.#told !== null && this.#view.selection === this.#told;
	}
	/** The rows of events that playback has just passed, for the map to show faded. They count nowhere. */
	get passed(): readonly Row[] {
		return this.#passed;
	}
	setPassed(rows: readonly Row[]): void {
		if (rows.length > 0 || this.#passed.length > 0) this.#passed = rows;
	}
	hover(selection: Selection | null): void {
		this.#hovered = selection;
	}
	/** Told by the map when its camera has come to rest. */
	setCamera(camera: Camera): void {
		this.#view = { ...this.#view, camera };
	}
	/** Told by the map which places its view shows while it rests: one byte a place. */
	setSight(sight: Uint8Array | null): void {
		this.#sight = sight;
	}
	setZoom(zoom: number): void {
		this.#zoom = Math.floor(zoom);
	}
	/** Shows only these categories; none given: all. */
	setCategories(categories: readonly string[]): void {
		const all = this.catalogue.dataset.atlas.categories;
		const kept = all
			.map(({ id }) => id)
			.filter((id) => categories.includes(id))
			.sort();
		const filters = { ...this.#view.filters, categories: kept.length === all.length ? [] : kept };
		this.#view = { ...this.#view, filters };
	}
	/** Hides a shown category or shows a hidden one; hiding the last one shows all again. */
	toggleCategory(id: string): void {
		const shown = this.#view.filters.categories;
		const all = this.catalogue.dataset.atlas.categories.map((category) => category.id);
		const now = shown.length === 0 ? all : shown;
		this.setCategories(now.includes(id) ? now.filter((other) => other !== id) : [...now, id]);
	}
	isCategoryShown(id: string): boolean {
		const { categories } = this.#view.filters;
		return categories.length === 0 || categories.includes(id);
	}
	/** Removes every filter; the window and the possible ones stay as they are. */
	clearFilters(): void {
		this.#view = { ...this.#view, filters: noFilters };
	}
	setPossible(possible: boolean): void {
		this.#view = { ...this.#view, possible };
	}
	/** Whether the bars of time count all events or only those that happened in the map's view. */
	setBasis(basis: View['basis']): void {
		this.#view = { ...this.#view, basis };
	}
	setCalendar(calendar: Calendar): void {
		this.#view = { ...this.#view, calendar: calendar === calendarOf(this.language) ? null : calendar };
	}
	setSpeed(speed: Speed): void {
		this.#view = { ...this.#view, speed };
	}
	setPlayback(choice: Partial<Pick<View, 'mode' | 'pace' | 'skip' | 'loop' | 'trail'>>): void {
		this.#view = { ...this.#view, ...choice };
	}

	#windowFor(id: string): Window {
		const { window, possible } = this.#view;
		const { when } = this.catalogue.entries[this.catalogue.eventById.get(id)!]!;
		if (when === null) return window;
		const now = answer(when, window);
		const { from, to } = this.window;
		const wide = (when.latest ?? Infinity) - (when.earliest ?? -Infinity) > to - from;
		if (now === 'in' || (now === 'possibly' && (possible || wide))) return window;
		return holding(when, { from, to }, this.catalogue.span, this.calendar);
	}

	get #known(): Known {
		const { categoryById, sourceById, placeById, eventById, dataset } = this.catalogue;
		return {
			category: (id) => categoryById.has(id),
			source: (id) => sourceById.has(id),
			place: (id) => placeById.has(id),
			event: (id) => eventById.has(id),
			person: (name) => dataset.events.some(({ participants }) => participants.includes(name))
		};
	}

	#select(mask: Uint8Array, window: Window, possible: boolean): Shown {
		const { entries } = this.catalogue;
		const index = this.#index;
		index.setMask(mask);
		index.setWindow(window);
		const least = possible ? POSSIBLY : IN;
		const rows: Row[] = [];
		const undated: Row[] = [];
		const categories = this.catalogue.dataset.atlas.categories.length;
		const byCategory = new Uint32Array(categories);
		for (const entry of entries) {
			const answer = index.answer(entry.index);
			if (answer !== OUT && answer >= least && this.#maskOfAllKinds[entry.index])
				byCategory[entry.category]!++;
			if (!mask[entry.index]) continue;
			if (entry.when === null) undated.push({ entry, possible: false });
			else if (answer !== OUT && answer >= least) rows.push({ entry, possible: answer === POSSIBLY });
		}
		rows.sort((a, b) => inTimeOrder(a.entry, b.entry));
		const counts = index.counts.slice();
		const position = new Int32Array(entries.length).fill(-1);
		rows.forEach(({ entry }, at) => (position[entry.index] = at));
		return {
			rows,
			possible: rows.filter((row) => row.possible).length,
			unplaced: rows.filter(({ entry }) => entry.happenedAt.length === 0),
			undated,
			byCategory,
			at: (place) => talliesOf(counts, place, categories, possible),
			rowOf: (event) => rows[position[event] ?? -1]
		};
	}
}

function talliesOf(counts: Uint32Array, place: number, categories: number, possible: boolean): Tally[] {
	const tallies: Tally[] = [];
	for (let category = 0; category < categories; category++) {
		const at = (place * categories + category) * 2;
		const tally = { category, sure: counts[at]!, possible: possible ? counts[at + 1]! : 0 };
		if (tally.sure + tally.possible > 0) tallies.push(tally);
	}
	return tallies;
}

const key = Symbol('explorer');
export const setExplorer = (explorer: Explorer): Explorer => setContext(key, explorer);
export const getExplorer = (): Explorer => getContext<Explorer>(key);
