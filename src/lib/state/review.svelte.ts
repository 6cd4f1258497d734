import { createContext } from 'svelte';
import type { RecordKind } from '#lib/dataset/files.ts';
import type { Problem } from '#lib/dataset/problem.ts';
import type {
	Candidate,
	DecideAnswer,
	Detail,
	Mention,
	Overview,
	PlaceBrief
} from '#lib/dataset/review/api.ts';
import type { Decision } from '#lib/dataset/review/decide.ts';
import { briefOf } from '#lib/dataset/review/brief.ts';
import { eventForm, eventOf, isChanged, type EventForm } from '#lib/dataset/review/eventform.ts';
import type { Raw } from '#lib/dataset/review/records.ts';
import type { Text } from '#lib/dataset/schema.ts';
import { happenedThere, isArea } from '#lib/dataset/terms.ts';
import { localised, type Language, type Messages } from '#lib/language/language.ts';
import type { ReviewMessages } from '#lib/language/review.ts';
import type { ReviewConnection } from './reviewserver.ts';

/** Which of the page's three faces shows: proposals, the list of records, or one record to edit. */
export type Face = 'proposals' | 'records' | 'record';

/** One dataset under review: what the server tells, and what a person is about to decide. */
export class Review {
	readonly #server: ReviewConnection;
	readonly language: Language;
	readonly messages: Messages;
	readonly words: ReviewMessages;

	#overview = $state.raw<Overview | null>(null);
	#detail = $state.raw<Detail | null>(null);
	/** Places that are new with this decision. */
	#fresh = $state.raw<Raw[]>([]);
	#busy = $state(false);

	face = $state<Face>('proposals');
	failed = $state(false);
	/** What was done, for people to see and hear. */
	told = $state('');
	problems = $state.raw<Problem[]>([]);
	form = $state<EventForm | null>(null);
	/** The link that a chosen place takes the place of; null: it is added. */
	target = $state<number | null>(null);
	/** The naming whose candidates are shown. */
	mention = $state.raw<Mention | null>(null);
	/** A record that is not there yet. */
	isNew = $state(false);

	constructor(
		server: ReviewConnection,
		tongue: { language: Language; messages: Messages; words: ReviewMessages }
	) {
		this.#server = server;
		this.language = tongue.language;
		this.messages = tongue.messages;
		this.words = tongue.words;
	}

	get overview(): Overview | null {
		return this.#overview;
	}
	get detail(): Detail | null {
		return this.#detail;
	}
	get busy(): boolean {
		return this.#busy;
	}
	get fresh(): readonly Raw[] {
		return this.#fresh;
	}
	get languages(): readonly string[] {
		return this.#overview?.atlas.languages ?? ['en'];
	}
	/** Where the open proposal stands in the queue; -1 for none. */
	get position(): number {
		const { queue = [] } = this.#overview ?? {};
		return this.#detail ? queue.indexOf(String(this.#detail.record.id)) : -1;
	}
	readonly changed = $derived(
		this.form !== null && this.#detail !== null && isChanged(this.form, this.#detail.record, this.languages)
	);
	/** Every naming of a place in the passages that are cited, else in the texts. */
	readonly mentions = $derived.by((): Mention[] => {
		const all = (this.#detail?.readings ?? []).flatMap(({ mentions }) => mentions);
		return all.filter(({ candidates }) => candidates.length > 0);
	});

	/** Text in the reader's language, or in the atlas's first. */
	text(text: Text | undefined): string {
		return localised(text ?? {}, this.language, this.languages[0]!).text;
	}

	place(id: string): PlaceBrief | null {
		const known = this.#overview?.places.find((place) => place.id === id);
		if (known) return known;
		const fresh = this.#fresh.find((place) => place.id === id);
		return fresh ? briefOf(fresh) : null;
	}

	isTaken = (id: string): boolean =>
		this.place(id) !== null ||
		(this.#overview?.events ?? []).some((event) => event.id === id) ||
		(this.#overview?.sources ?? []).some((source) => source.id === id);

	/** Fetches the dataset and opens its first proposal. */
	async start(): Promise<void> {
		await this.#try(async () => {
			this.#overview = await this.#server.overview();
			const [first] = this.#overview.queue;
			if (first) await this.#open('events', first);
			else this.face = 'records';
		});
		void this.#awaitNames();
	}

	/** Opens the proposal so many places further in the queue. */
	async go(by: number): Promise<void> {
		const { queue } = this.#overview!;
		if (queue.length === 0) return;
		const next = queue[(Math.max(0, this.position) + by + queue.length) % queue.length]!;
		this.face = 'proposals';
		await this.#try(() => this.#open('events', next));
	}

	/** Opens the queue where it stood, or at its beginning. */
	async toProposals(): Promise<void> {
		const [first] = this.#overview!.queue;
		this.face = 'proposals';
		this.#clear();
		if (first) await this.#try(() => this.#open('events', first));
	}

	toRecords(): void {
		this.#clear();
		this.face = 'records';
	}

	async edit(of: RecordKind, id: string): Promise<void> {
		await this.#try(() => this.#open(of, id));
		this.face = 'record';
	}

	add(of: RecordKind, record: Raw): void {
		this.#take({ of, record, version: '', places: [], readings: [] });
		this.isNew = true;
		this.face = 'record';
	}

	async accept(): Promise<void> {
		const { id } = this.#detail!.record;
		const event = this.changed ? this.#stated() : undefined;
		const title = this.#title();
		await this.#decide(
			{ kind: 'accept', id: String(id), ...(event && { event }), ...this.#places() },
			this.words.actions.accepted(title)
		);
	}

	async reject(reason: string): Promise<void> {
		const id = String(this.#detail!.record.id);
		await this.#decide({ kind: 'reject', id, reason }, this.words.actions.rejected(this.#title()));
	}

	async merge(into: string): Promise<void> {
		const id = String(this.#detail!.record.id);
		const target = this.#overview!.events.find((event) => event.id === into);
		await this.#decide(
			{ kind: 'merge', id, into },
			this.words.actions.merged(this.#title(), this.text(target?.title))
		);
	}

	/** Saves a record that is no proposal, as it is given. */
	async save(record: Raw, title: string): Promise<void> {
		const { of } = this.#detail!;
		await this.#decide(
			{ kind: 'save', of, record, isNew: this.isNew, ...this.#places() },
			this.words.actions.saved(title)
		);
	}

	/** The event that the form says. */
	stated(): Raw {
		return this.#stated();
	}

	async undo(): Promise<void> {
		const step = this.#overview?.undo;
		if (!step) {
			this.told = this.words.actions.nothingToUndo;
			return;
		}
		await this.#try(async () => {
			const answer = await this.#server.undo();
			if (!('done' in answer)) {
				this.told = this.words.actions.undoChanged;
				this.#overview = await this.#server.overview();
				return;
			}
			this.#overview = answer.done;
			this.told = this.words.actions.undone(step.id);
			if (answer.done.queue.includes(step.id)) {
				this.face = 'proposals';
				await this.#open('events', step.id);
			} else this.toRecords();
		});
	}

	search(typed: string): Promise<Candidate[]> {
		return this.#server.search(typed).catch(() => []);
	}

	/** Links a place of the gazetteer in place of the target, or as another. */
	async choose(candidate: Candidate): Promise<void> {
		if (candidate.known !== null) return this.link(candidate.known);
		await this.#try(async () => this.linkFresh(await this.#server.place(candidate)));
	}

	/** Links a place that comes with this decision. */
	linkFresh(record: Raw): void {
		if (this.place(String(record.id)) === null) this.#fresh = [...this.#fresh, record];
		this.link(String(record.id));
	}

	link(id: string): void {
		const places = this.form!.places;
		const kind = this.place(id)?.kind;
		const there = kind && isArea(kind) ? 'area' : 'venue';
		const replaced = this.target === null ? undefined : places[this.target];
		if (replaced) {
			replaced.id = id;
			if (happenedThere(replaced)) replaced.role = there;
		} else places.push({ id, role: there });
		this.target = replaced ? this.target : places.length - 1;
	}

	unlink(at: number): void {
		this.form!.places.splice(at, 1);
		this.target = null;
	}

	async #decide(decision: Decision, told: string): Promise<void> {
		if (this.#busy) return;
		const position = this.position;
		const { version } = this.#detail!;
		const { words } = this;
		await this.#try(async () => {
			const answer = await this.#server.decide({ decision, ...(version !== '' && { version }) });
			if ('done' in answer) {
				this.#overview = answer.done;
				this.told = told;
				await this.#after(decision, position);
			} else await this.#refused(answer, words);
		});
	}

	/** What stands after what was decided comes next. */
	async #after(decision: Decision, position: number): Promise<void> {
		const { queue } = this.#overview!;
		if (decision.kind === 'save') this.toRecords();
		else if (queue.length === 0) this.#clear();
		else await this.#open('events', queue[Math.max(0, position) % queue.length]!);
	}

	async #refused(
		answer: Exclude<DecideAnswer, { done: Overview }>,
		{ actions }: ReviewMessages
	): Promise<void> {
		if ('problems' in answer) {
			this.problems = answer.problems;
			this.told = actions.problems;
			return;
		}
		const { refused, id, detail = '' } = answer;
		this.told =
			refused === 'taken'
				? actions.taken(id)
				: refused === 'unreadable'
					? actions.unreadable(detail)
					: actions[refused];
		if (refused === 'taken' || refused === 'unreadable') return;
		const { of, record } = this.#detail!;
		this.#overview = await this.#server.overview();
		const told = this.told;
		try {
			await this.#open(of, String(record.id));
		} catch {
			await this.toProposals();
		}
		this.told = told;
	}

	async #open(of: RecordKind, id: string): Promise<void> {
		this.#take(await this.#server.record(of, id));
	}

	#take(detail: Detail): void {
		this.#clear();
		this.#detail = detail;
		if (detail.of !== 'events') return;
		this.form = eventForm(detail.record, this.languages);
		const scene = this.form.places.findIndex(happenedThere);
		this.target = scene < 0 ? null : scene;
		this.mention = this.#mentionOf(this.form.places[Math.max(0, scene)]?.id);
	}

	/** The naming that led to a place, else the first one that is cited. */
	#mentionOf(id: string | undefined): Mention | null {
		const cited = this.mentions.filter((mention) => mention.cited);
		return (
			cited.find(({ candidates }) => candidates.some(({ known }) => known !== null && known === id)) ??
			cited[0] ??
			null
		);
	}

	#clear(): void {
		this.#detail = null;
		this.form = null;
		this.#fresh = [];
		this.problems = [];
		this.target = null;
		this.mention = null;
		this.isNew = false;
	}

	#stated(): Raw {
		return eventOf($state.snapshot(this.form!), this.#detail!.record, this.languages);
	}

	#title(): string {
		return this.text($state.snapshot(this.form?.title) ?? {});
	}

	/** New places that the event links to. */
	#places(): { places?: Raw[] } {
		const linked = this.form?.places.map(({ id }) => id) ?? [];
		const places = this.#fresh.filter(({ id }) => linked.includes(String(id)));
		return places.length > 0 ? { places } : {};
	}

	/** Marks come once names can be looked up. */
	async #awaitNames(): Promise<void> {
		if (this.#overview?.gazetteer !== 'coming') return;
		const gazetteer = await this.#server.names().catch(() => 'none' as const);
		this.#overview = { ...this.#overview, gazetteer };
		const { of, record } = this.#detail ?? {};
		if (gazetteer !== 'here' || of !== 'events' || this.isNew) return;
		const detail = await this.#server.record(of, String(record!.id)).catch(() => null);
		// What a person has typed meanwhile stays.
		const now = this.#detail;
		if (!detail || now?.record.id !== record!.id || now?.version !== detail.version) return;
		this.#detail = detail;
		this.mention = this.#mentionOf(this.form?.places[this.target ?? 0]?.id);
	}

	async #try(work: () => Promise<void>): Promise<void> {
		this.#busy = true;
		this.failed = false;
		try {
			await work();
		} catch {
			this.failed = true;
		} finally {
			this.#busy = false;
		}
	}
}

export const [getReview, setReview] = createContext<Review>();
