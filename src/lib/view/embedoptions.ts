import { printSpeed, readSpeed } from './speed.ts';
import type { Speed } from './view.ts';

/** What an embedded map may have beside the map itself. */
export const controls = [
	'slider',
	'play',
	'legend',
	'list',
	'search',
	'title',
	'fullscreen',
	'link'
] as const;
export type Control = (typeof controls)[number];

export const embedThemes = ['auto', 'light', 'dark'] as const;
export const loadings = ['visible', 'eager', 'click'] as const;

/** How a view is embedded in another page: what its link says beside the view. */
export interface EmbedOptions {
	/** In the order of `controls`. */
	controls: readonly Control[];
	theme: (typeof embedThemes)[number];
	/** Playback that the reader starts runs at this speed; null: at the view's own. */
	play: Speed | null;
	/** Pixels that the frame asks its page for, 200 to 4000; null: what suits its width. */
	height: number | null;
	/** When the map comes in place of the picture: seen, at once, or when the reader asks. */
	load: (typeof loadings)[number];
	/** Whether the page around it may steer it. */
	api: boolean;
}

export const LEAST_HEIGHT = 200;
export const MOST_HEIGHT = 4000;

export const defaultEmbed: EmbedOptions = {
	controls: ['slider', 'play', 'legend', 'list', 'title', 'link'],
	theme: 'auto',
	play: null,
	height: null,
	load: 'visible',
	api: false
};

/** A value of a link that could not be read: the key, and the value as it stood, cut at 60. */
export interface BadOption {
	key: string;
	value: string;
}

interface Key {
	/** What the text says; null where it cannot be read. */
	read(text: string): Partial<EmbedOptions> | null;
	print(options: EmbedOptions): string;
}

const among = <T extends string>(choices: readonly T[], text: string): T | undefined =>
	choices.find((choice) => choice === text);

function readControls(text: string): Partial<EmbedOptions> | null {
	const asked = text === '' ? [] : text.split(',');
	if (!asked.every((one) => among(controls, one))) return null;
	return { controls: controls.filter((control) => asked.includes(control)) };
}

function readHeight(text: string): Partial<EmbedOptions> | null {
	if (text === 'auto') return { height: null };
	const height = /^\d{3,4}$/u.test(text) ? Number(text) : 0;
	return height < LEAST_HEIGHT || height > MOST_HEIGHT ? null : { height };
}

/** In the order in which links are written. */
const keys: Record<string, Key> = {
	controls: { read: readControls, print: (options) => options.controls.join(',') },
	theme: {
		read(text) {
			const theme = among(embedThemes, text);
			return theme ? { theme } : null;
		},
		print: ({ theme }) => theme
	},
	play: {
		read(text) {
			const play = readSpeed(text);
			return play && { play };
		},
		print: ({ play }) => (play ? printSpeed(play) : '')
	},
	height: { read: readHeight, print: ({ height }) => (height === null ? 'auto' : String(height)) },
	load: {
		read(text) {
			const load = among(loadings, text);
			return load ? { load } : null;
		},
		print: ({ load }) => load
	},
	api: {
		read: (text) => (text === '1' || text === '0' ? { api: text === '1' } : null),
		print: ({ api }) => (api ? '1' : '0')
	}
};

export const embedKeys: readonly string[] = Object.keys(keys);

/** Longer queries are read no further than this many characters, as those of views. */
const LONGEST = 8192;

/** The pairs of a query, the first of two equal keys alone. */
function pairsOf(query: string): Map<string, string> {
	const pairs = new Map<string, string>();
	for (const pair of query.replace(/^\?/u, '').slice(0, LONGEST).split('&')) {
		const [key = '', ...rest] = pair.split('=');
		// Programs that pass links on encode signs that a query may hold bare.
		if (!pairs.has(key)) pairs.set(key, rest.join('=').replace(/%2C/giu, ',').replace(/%2F/giu, '/'));
	}
	return pairs;
}

/** Reads what a query says of embedding. Never throws: what cannot be read is as if left out, and comes back in `bad`. */
export function parseEmbed(query: string): { options: EmbedOptions; bad: BadOption[] } {
	const pairs = pairsOf(query);
	let options = defaultEmbed;
	const bad: BadOption[] = [];
	for (const [key, { read }] of Object.entries(keys)) {
		const text = pairs.get(key);
		if (text === undefined) continue;
		const part = read(text);
		if (part) options = { ...options, ...part };
		else bad.push({ key, value: text.slice(0, 60) });
	}
	return { options, bad };
}

/** The part of a query that `parseEmbed` reads, without `?`; empty for the defaults. */
export function printEmbed(options: EmbedOptions): string {
	return Object.entries(keys)
		.map(([key, { print }]) => [key, print(options), print(defaultEmbed)] as const)
		.filter(([, text, usual]) => text !== usual)
		.map(([key, text]) => `${key}=${text}`)
		.join('&');
}

/** The query of an embedded view, without `?`. @param view its own query, as `printView` gives it */
export function embedQuery(view: string, options: EmbedOptions): string {
	const own = printEmbed(options);
	if (own === '') return view;
	return `${view || 'v=1'}&${own}`;
}

/** A query without what it says of embedding: that of the view alone, which may be empty. */
export function viewQuery(query: string): string {
	const rest = query
		.replace(/^\?/u, '')
		.split('&')
		.filter((pair) => pair !== '' && !embedKeys.includes(pair.split('=')[0]!));
	return rest.length === 1 && rest[0] === 'v=1' ? '' : rest.join('&');
}
