import { languages } from '#lib/language/language.ts';
import { message, type Command, type Told } from './messages.ts';

/** Attributes that are keys of the link, as they stand. */
const keys = [
	...['t', 'c', 'bbox', 'sel', 'cat', 'src', 'who', 'in', 'near', 'role', 'sure', 'poss', 'basis', 'cal'],
	...['mode', 'pace', 'speed', 'skip', 'loop', 'trail', 'controls', 'theme', 'play', 'height', 'load']
];
const paths = ['lang', 'place', 'event'];

/**
 * A map in a frame of its own: attributes are the keys of its link, with `place` or `event` for the map of one, and `lang`.
 * Events `chronotope:ready`, `chronotope:select` and `chronotope:window` tell what the reader does.
 */
export class ChronotopeMap extends HTMLElement {
	static observedAttributes = [...keys, ...paths, 'title'];
	/** Where the maps are, ending in a slash. */
	static site = '';

	#frame: HTMLIFrameElement | null = null;
	#changed = false;
	/** What was asked before the map was there to hear it. */
	#waiting: Command[] = [];
	#ready = false;

	connectedCallback(): void {
		this.#frame ??= document.createElement('iframe');
		const frame = this.#frame;
		frame.loading = 'lazy';
		frame.referrerPolicy = 'no-referrer';
		frame.setAttribute(
			'sandbox',
			'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads'
		);
		frame.allow = 'fullscreen';
		frame.style.cssText = 'display:block;width:100%;height:492px;border:0';
		this.style.display ||= 'block';
		this.#load();
		this.append(frame);
	}

	disconnectedCallback(): void {
		this.#frame?.remove();
		this.#frame = null;
	}

	attributeChangedCallback(): void {
		if (!this.#frame || this.#changed) return;
		this.#changed = true;
		queueMicrotask(() => {
			this.#changed = false;
			this.#load();
		});
	}

	/** Shows a period: `1988/1992`, `1988-08`, `../2000`. */
	setWindow(window: string): void {
		this.#ask({ type: 'chronotope:setWindow', window });
	}
	play(): void {
		this.#ask({ type: 'chronotope:play' });
	}
	pause(): void {
		this.#ask({ type: 'chronotope:pause' });
	}
	/** Opens `place:ID` or `event:ID`; null closes what is open. */
	select(selection: string | null): void {
		this.#ask({ type: 'chronotope:select', selection });
	}

	/** Passes on what the map in the frame has told. */
	hear(told: Told): void {
		if (told.type === 'chronotope:ready') {
			this.#ready = true;
			for (const command of this.#waiting.splice(0)) this.#ask(command);
		}
		const { type, ...detail } = told;
		this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
	}

	#ask(command: Command): void {
		if (this.#ready) this.#frame?.contentWindow?.postMessage(message(command), '*');
		else this.#waiting.push(command);
	}

	#load(): void {
		const frame = this.#frame;
		if (!frame) return;
		const [lang, place, event] = paths.map((name) => this.getAttribute(name));
		const of = place
			? `place/${encodeURIComponent(place)}/`
			: event
				? `event/${encodeURIComponent(event)}/`
				: '';
		const query = keys.flatMap((key) => {
			const value = this.getAttribute(key);
			return value === null
				? []
				: [`${key}=${encodeURIComponent(value).replace(/%(?:2C|2F|3A)/gu, decodeURIComponent)}`];
		});
		const folder = lang && /^[a-z-]+$/u.test(lang) && lang !== languages[0] ? `${lang}/` : '';
		const src = `${ChronotopeMap.site}${folder}embed/${of}?${['v=1', ...query, 'api=1'].join('&')}`;
		frame.title = this.title || 'Map';
		if (frame.src === src) return;
		this.#ready = false;
		frame.src = src;
	}
}
