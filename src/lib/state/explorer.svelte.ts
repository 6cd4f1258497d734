import { getContext, setContext } from 'svelte';
import type { Catalogue, Entry } from '#lib/dataset/catalogue.ts';
import { filterMask, noFilters, type Filters } from '#lib/dataset/filter.ts';
import { calendarOf, type Language, type Messages, type Tongue } from '#lib/language/language.ts';
import type { Calendar } from '#lib/time/calendar.ts';
import { answer, type Window } from '#lib/time/window.ts';
import { parseView, printView, type BadValue } from '#lib/view/codec.ts';
import { knownOf } from '#lib/view/known.ts';
import { defaultView, type Camera, type Selection, type Speed, type View } from '#lib/view/view.ts';
import { Groupings } from './grouping.ts';
import { holding } from './holding.ts';
import { Records } from './records.svelte.ts';
import { Counting, type Passing, type Shown } from './shown.ts';
import { onlyInSight, type InSight } from './sight.ts';
import type { Tiled } from './tiled.ts';
import { setWording } from './wording.ts';

export type Settings = Omit<View, 'window'>;

/** An atlas of more events than this costs a list too much to be made anew in every frame. */
const MANY = 5000;
/** How long the window stands still before it counts as at rest, in ms. */
const REST_MS = 150;

/** Starts and stops the time. */
export interface Player {
	readonly playing: boolean;
	toggle(): void;
}

/**
 * The reader's one view of an atlas and all that follows from it. Made once by a page and handed down by context; map,
 * timeline and list read it and ask it for changes, and never speak to each other.
 */
export class Explorer {
	readonly catalogue: Catalogue;
	readonly records: Records;
	readonly language: Language;
	readonly messages: Messages;
	/** What an atlas in tiles does otherwise; null: it is none. */
	readonly tiled: Tiled | null = null;
	/** What a link without parameters shows. */
	readonly base: View;
	/** Address of the language's start page from the page that this is on; empty where it is that page. */
	home = '';

	#groupings: Groupings;
	#counting: Counting;
	#moving = $state(false);
	/** What plays the time, where something does. */
	player = $state.raw<Player | null>(null);
	#rest: ReturnType<typeof setTimeout> | undefined;
	/** All of the view but its window, which moves while the rest stands. */
	#settings = $state.raw<Settings>(defaultView);
	#window = $state.raw<Window>(defaultView.window);
	#view = $derived<View>({ ...this.#settings, window: this.#window });
	#bad = $state.raw<readonly BadValue[]>([]);
	#zoom = $state(2);
	/** One byte a place, 1 in the map's view; null without a map. */
	#sight = $state.raw<Uint8Array | null>(null);
	#hovered = $state.raw<Selection | null>(null);
	#passed = $state.raw<readonly number[]>([]);
	#told: Selection | null = null;
	/** The same object while no filter changes, whatever else does. */
	#filters = $derived(this.#settings.filters);
	#possible = $derived(this.#settings.possible);
	#basis = $derived(this.#settings.basis);
	/** What the filters other than the one by category let through: the legend counts every kind. */
	#ofAllKinds = $derived.by(() => filterMask(this.catalogue, { ...this.#filters, categories: [] }));
	#passing = $derived.by(() =>
		this.#filters.categories.length === 0 ? this.#ofAllKinds : filterMask(this.catalogue, this.#filters)
	);
	/** What of it is in the map's view; null where the view is no matter, or there is no map. */
	#inSight = $derived.by((): InSight | null =>
		this.#basis === 'view' && this.#sight ? this.#only(this.#passing) : null
	);
	#mask = $derived(this.#inSight?.mask ?? this.#passing);
	#masks = $derived.by((): Passing => {
		const [ofAllKinds, all, seen] = [this.#ofAllKinds, this.#passing, this.#inSight];
		const seenOfAllKinds = (): Uint8Array => (all === ofAllKinds ? seen!.mask : this.#only(ofAllKinds).mask);
		return { ofAllKinds, all, inSight: seen && { ofAllKinds: seenOfAllKinds(), all: seen.mask } };
	});
	#undated = $derived.by(() => {
		const { dated, columns } = this.catalogue;
		const rows: number[] = [];
		for (let event = dated.length; event < columns.events; event++) if (this.#mask[event]) rows.push(event);
		return rows;
	});
	#grouping = $derived.by(() => this.#groupings.at(this.#zoom));
	#shown = $derived.by(() =>
		this.#counting.of({
			...{ grouping: this.#grouping, window: this.#window, possible: this.#possible },
			...{ filters: this.#filters, passing: this.#masks, undated: this.#undated }
		})
	);

	/** @param bring brings the record of an event that is not here; an atlas of which all are here needs none */
	constructor(
		catalogue: Catalogue,
		{ language, messages }: Tongue,
		query = '',
		bring: (event: number) => Promise<void> = () => Promise.resolve()
	) {
		this.catalogue = catalogue;
		this.language = language;
		this.messages = messages;
		this.records = new Records(catalogue.entries, bring);
		this.#groupings = new Groupings(catalogue);
		this.base = parseView(catalogue.dataset.atlas.view, knownOf(catalogue)).view;
		this.read(query);
		this.#counting = new Counting(catalogue, this.#groupings.at(this.#zoom), this.#ofAllKinds);
	}

	get view(): View {
		return this.#view;
	}
	/** The view without its window: whoever reads this is not disturbed while time moves. */
	get settings(): Settings {
		return this.#settings;
	}
	get shown(): Shown {
		return this.#shown;
	}
	/** One byte an event: 1 where the filters, and the map's view where it is one, let it through, whatever its date. */
	get mask(): Uint8Array {
		return this.#mask;
	}
	/** Whether only what happened in the map's view is shown. Without a map there is no view, and nothing is left out. */
	get isOfView(): boolean {
		return this.#inSight !== null;
	}
	/** Dated events that pass the filters and are in sight of no map, for they have no place: so many are left out. */
	get unseen(): number {
		return this.#inSight?.unplaced ?? 0;
	}
	/** Whether an event that the filters let through is left out because the map's view does not show where it happened. */
	isOutOfView(event: number): boolean {
		return this.#passing[event] === 1 && this.#mask[event] === 0;
	}
	/** One byte an event: 1 where it happened in the map's view; null where the view is no matter. */
	get sightMask(): Uint8Array | null {
		return this.isOfView ? this.#only(new Uint8Array(this.catalogue.columns.events).fill(1)).mask : null;
	}
	/** Whether the filters leave an event out. */
	isLeftOut({ index }: Entry): boolean {
		return this.mask[index] === 0;
	}
	/** How many events there are in all. */
	protected get size(): number {
		return this.catalogue.columns.events;
	}
	/** Whether what possibly lies in the window is shown. */
	get possible(): boolean {
		return this.#possible;
	}
	/** Keys of the opened link that could not be read. */
	get bad(): readonly BadValue[] {
		return this.#bad;
	}
	get calendar(): Calendar {
		return this.#settings.calendar ?? calendarOf(this.language);
	}
	/** The window with open ends closed at the atlas's first and last instant. */
	get window(): { from: number; to: number } {
		const { span } = this.catalogue;
		return { from: this.#window.from ?? span.from, to: this.#window.to ?? span.to };
	}
	/** The window of a large atlas is on its way: what costs more than a frame waits until it rests. */
	get moving(): boolean {
		return this.#moving;
	}
	/** What the pointer or the keyboard is on, in map or list, for both to show. */
	get hovered(): Selection | null {
		return this.#hovered;
	}
	get selection(): Selection | null {
		return this.#settings.selection;
	}
	/** The selected event, whether or not it lies in the window. */
	get selectedEntry(): Entry | null {
		const { selection } = this.#settings;
		return selection?.kind === 'event' ? this.records.byId(selection.id) : null;
	}
	/** The place that the selection opens on the map: the selected one, or where the selected event happened. */
	get selectedPlace(): number | null {
		const { selection } = this.#settings;
		if (selection?.kind === 'place') return this.catalogue.placeById.get(selection.id) ?? null;
		return this.selectedEntry?.happenedAt[0] ?? null;
	}
	/** The places that stand together with the selected one on the map, itself included; empty without selection. */
	get selectedGroup(): readonly number[] {
		const place = this.selectedPlace;
		if (place === null) return [];
		const { groups, groupOf } = this.#grouping;
		return groups[groupOf[place]!] ?? [place];
	}
	/** The places that something selected or hovered means: the place itself, or where the event happened. */
	placesOf(selection: Selection | null): readonly number[] {
		if (selection?.kind === 'event') return this.records.byId(selection.id)?.happenedAt ?? [];
		const place = this.catalogue.placeById.get(selection?.id ?? '');
		return place === undefined ? [] : [place];
	}
	/** The query of a link to this view, without `?`. */
	get query(): string {
		return printView(this.#view, this.base);
	}
	/** The query of a link to this view with another selection, or none. */
	queryOf(selection: Selection | null): string {
		return printView({ ...this.#view, selection }, this.base);
	}

	/** Shows what a link's query says. */
	read(query: string): void {
		const { view, bad } = parseView(query, knownOf(this.catalogue), this.base);
		const { window, ...settings } = view;
		const { filters } = this.#settings;
		// A pass over the events less, where another link asks for the same ones.
		if (isEqual(filters, settings.filters)) settings.filters = filters;
		this.#settings = settings;
		this.#window = window;
		this.#bad = bad;
	}
	dismissNotice(): void {
		this.#bad = [];
	}
	setWindow(window: Window): void {
		this.#window = window;
		if (this.size <= MANY) return;
		this.#moving = true;
		clearTimeout(this.#rest);
		this.#rest = setTimeout(() => (this.#moving = false), REST_MS);
	}
	/** Opens something. The window moves to an event that it does not show, as wide as it is. */
	select(selection: Selection | null): void {
		this.records.forget();
		const entry = selection?.kind === 'event' ? this.records.byId(selection.id) : null;
		if (entry) this.#window = this.#windowFor(entry);
		this.#settings = { ...this.#settings, selection };
	}
	/** Opens an event, once its record is here. */
	open(event: number): void {
		this.records.once(event, ({ event: { id } }) => this.select({ kind: 'event', id }));
	}
	/** Opens an event because playback has come to it: no step in the reader's history. */
	tell(event: number): void {
		this.records.once(event, ({ event: { id } }) => {
			this.#told = { kind: 'event', id };
			this.#settings = { ...this.#settings, selection: this.#told };
		});
	}
	/** Whether playback has opened what is open. */
	get isTold(): boolean {
		return this.#told !== null && this.#settings.selection === this.#told;
	}
	/** The events that playback has just passed, for the map to show faded. They count nowhere. */
	get passed(): readonly number[] {
		return this.#passed;
	}
	setPassed(events: readonly number[]): void {
		if (events.length > 0 || this.#passed.length > 0) this.#passed = events;
	}
	hover(selection: Selection | null): void {
		this.#hovered = selection;
	}
	/** Told by the map when its camera has come to rest. */
	setCamera(camera: Camera): void {
		this.#settings = { ...this.#settings, camera };
	}
	/** Told by the map which places its view shows while it rests: one byte a place. */
	setSight(sight: Uint8Array | null): void {
		// The same places in another view: nothing to count anew.
		if (sight && this.#sight?.every((seen, place) => seen === sight[place])) return;
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
		const filters = { ...this.#settings.filters, categories: kept.length === all.length ? [] : kept };
		this.#settings = { ...this.#settings, filters };
	}
	/** Hides a shown category or shows a hidden one; hiding the last one shows all again. */
	toggleCategory(id: string): void {
		const shown = this.#settings.filters.categories;
		const all = this.catalogue.dataset.atlas.categories.map((category) => category.id);
		const now = shown.length === 0 ? all : shown;
		this.setCategories(now.includes(id) ? now.filter((other) => other !== id) : [...now, id]);
	}
	isCategoryShown(id: string): boolean {
		const { categories } = this.#settings.filters;
		return categories.length === 0 || categories.includes(id);
	}
	/** Filters by something else too, or no longer. */
	setFilters(change: Partial<Filters>): void {
		this.#settings = { ...this.#settings, filters: { ...this.#settings.filters, ...change } };
	}
	/** Removes every filter, that by the map's view too; the window and the possible ones stay as they are. */
	clearFilters(): void {
		this.#settings = { ...this.#settings, filters: noFilters, basis: 'all' };
	}
	setPossible(possible: boolean): void {
		this.#settings = { ...this.#settings, possible };
	}
	/** Whether list, counts and bars of time show all events or only those that happened in the map's view. */
	setBasis(basis: View['basis']): void {
		this.#settings = { ...this.#settings, basis };
	}
	setCalendar(calendar: Calendar): void {
		this.#settings = {
			...this.#settings,
			calendar: calendar === calendarOf(this.language) ? null : calendar
		};
	}
	setSpeed(speed: Speed): void {
		this.#settings = { ...this.#settings, speed };
	}
	setPlayback(choice: Partial<Pick<View, 'mode' | 'pace' | 'skip' | 'loop' | 'trail'>>): void {
		this.#settings = { ...this.#settings, ...choice };
	}

	#windowFor({ when }: Entry): Window {
		const [window, possible] = [this.#window, this.#possible];
		if (when === null) return window;
		const now = answer(when, window);
		const { from, to } = this.window;
		const wide = (when.latest ?? Infinity) - (when.earliest ?? -Infinity) > to - from;
		if (now === 'in' || (now === 'possibly' && (possible || wide))) return window;
		return holding(when, { from, to }, this.catalogue.span, this.calendar);
	}

	#only(mask: Uint8Array): InSight {
		return onlyInSight(this.catalogue.columns, mask, this.#sight!);
	}
}

const isEqual = (a: Filters, b: Filters): boolean => JSON.stringify(a) === JSON.stringify(b);

const key = Symbol('explorer');
export function setExplorer(explorer: Explorer): Explorer {
	setWording(explorer);
	return setContext(key, explorer);
}
export const getExplorer = (): Explorer => getContext<Explorer>(key);
