/** A reader's own copy of a document, shown with what the atlas cites marked in place. It leaves the page by no way. */
import { decodeText } from '#lib/dataset/limits.ts';
import { locateAll, type Located } from '#lib/dataset/locate.ts';
import { piecesOf, segmentsOf } from '#lib/dataset/marking.ts';
import { Passages, type Span } from '#lib/dataset/passage.ts';

/** A passage that the atlas cites, with the events that cite it. */
export interface CitedPassage extends Span {
	digest: string;
	/** Whether the page's own source is what is cited. */
	own: boolean;
	events: { id: string; title: string }[];
}

/** What the page hands to its script. */
export interface Evidence {
	/** The stretch of the document that is this source, where it is known. */
	source: (Span & { digest: string }) | null;
	passages: CitedPassage[];
	/** Names of the places that the passages report of. */
	places: string[];
	language: string;
	/** Where the pages of events are. */
	home: string;
	/** Sentences, with `{…}` for what is to be put in. */
	words: Record<
		'counts' | 'same' | 'moved' | 'changed' | 'movedTo' | 'lostAt' | 'unreadable' | 'reading' | 'text',
		string
	>;
}

const filled = (words: string, values: Record<string, string>): string =>
	words.replaceAll(/\{(\w+)\}/gu, (whole, key: string) => values[key] ?? whole);

/** Lets the reader open a file; what is found is written into `result`. */
export function offerOwnCopy(input: HTMLInputElement, result: HTMLElement, evidence: Evidence): void {
	input.addEventListener('change', async () => {
		const [file] = input.files ?? [];
		if (!file) return;
		result.replaceChildren(paragraph(evidence.words.reading));
		result.dataset.state = 'reading';
		try {
			const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
			if ('text' in decoded) show(result, decoded.text, evidence);
			else fail(result, evidence);
		} catch {
			fail(result, evidence);
		}
	});
	input.disabled = false;
}

function fail(result: HTMLElement, { words }: Evidence): void {
	result.replaceChildren(paragraph(words.unreadable));
	result.dataset.state = 'failed';
}

function show(result: HTMLElement, text: string, evidence: Evidence): void {
	const { passages, source, words, language } = evidence;
	const document = new Passages(text);
	const [whole, ...rest] = locateAll(document, [...(source ? [source] : [nothing]), ...passages]);
	const number = (n: number): string => n.toLocaleString(pageLanguage());
	const count = (state: Located['state']): string =>
		number(rest.filter((located) => located.state === state).length);

	const told = passages.flatMap((passage, at) => {
		const located = rest[at]!;
		if (located.state === 'resolved') return [];
		const values = { start: number(passage.start), end: number(passage.end) };
		const item = window.document.createElement('li');
		item.dataset.state = located.state;
		item.append(
			...passage.events.flatMap((event, index) => [...(index > 0 ? ['; '] : []), eventLink(event, evidence)]),
			': ',
			located.state === 'moved'
				? filled(words.movedTo, { ...values, from: number(located.start), to: number(located.end) })
				: filled(words.lostAt, values)
		);
		return [item];
	});
	const list = window.document.createElement('ul');
	list.append(...told);
	const found = passages.flatMap((passage, at) => {
		const located = rest[at]!;
		if (located.state === 'lost') return [];
		return [{ passage, span: located.state === 'moved' ? located : passage }];
	});
	const view = marked(document, found, evidence);
	const state =
		source === null ? null : { resolved: words.same, moved: words.moved, lost: words.changed }[whole!.state];
	result.replaceChildren(
		...(state ? [paragraph(state)] : []),
		paragraph(filled(words.counts, { here: count('resolved'), moved: count('moved'), lost: count('lost') })),
		...(told.length > 0 ? [list] : []),
		view
	);
	result.dataset.state = 'shown';
	view.lang = language;
	goTo(view);
	// A link to another passage that is followed on the page goes to it in the copy, too.
	addEventListener('hashchange', () => {
		if (view.isConnected && goTo(view)) view.scrollIntoView({ block: 'nearest' });
	});
}

/**
 * Scrolls a copy to the passage of the address, else to the first that is the page's own: only the box moves, for the
 * reader stays where the file was opened.
 *
 * @returns whether the copy holds the passage of the address
 */
function goTo(view: HTMLElement): boolean {
	const target = location.hash.replace('#passage-', '');
	const asked = view.querySelector<HTMLElement>(`[data-passage~="${CSS.escape(target)}"]`);
	const first = asked ?? view.querySelector<HTMLElement>('mark[data-own]') ?? view.querySelector('mark');
	if (first) view.scrollTop = first.offsetTop - 24;
	return asked !== null;
}

const nothing = { start: 0, end: 0, digest: '' };
const pageLanguage = (): string => document.documentElement.lang;

function marked(
	document: Passages,
	found: readonly { passage: CitedPassage; span: Span }[],
	evidence: Evidence
): HTMLElement {
	const view = window.document.createElement('div');
	view.className = 'copy';
	view.tabIndex = 0;
	view.role = 'group';
	view.ariaLabel = evidence.words.text;
	view.dir = 'auto';
	const segments = segmentsOf(
		document.length,
		found.map(({ span }) => span)
	);
	for (const { start, end, within, ending } of segments) {
		const text = document.slice({ start, end });
		if (within.length === 0) {
			view.append(text);
			continue;
		}
		const mark = window.document.createElement('mark');
		mark.dataset.passage = within
			.map((at) => `${found[at]!.passage.start}-${found[at]!.passage.end}`)
			.join(' ');
		if (within.some((at) => found[at]!.passage.own)) mark.dataset.own = '';
		mark.append(
			...piecesOf(text, evidence.places).map((piece) => {
				if (piece.kind === null) return piece.text;
				const word = window.document.createElement('span');
				word.className = piece.kind;
				word.textContent = piece.text;
				return word;
			})
		);
		view.append(mark);
		const events = new Map(
			ending.flatMap((at) => found[at]!.passage.events).map((event) => [event.id, event])
		);
		for (const event of events.values()) {
			const link = eventLink(event, evidence);
			link.className = 'event';
			view.append(' ', link, ' ');
		}
	}
	return view;
}

function eventLink({ id, title }: { id: string; title: string }, { home }: Evidence): HTMLAnchorElement {
	const link = document.createElement('a');
	link.href = `${home}event/${encodeURIComponent(id)}/`;
	link.lang = pageLanguage();
	link.textContent = title;
	return link;
}

function paragraph(text: string): HTMLElement {
	const element = document.createElement('p');
	element.textContent = text;
	return element;
}
