/**
 * For pages that frame Chronotope's maps: gives every such frame the height that its page asks for, and brings the element
 * `<chronotope-map>`. One file without dependencies, served as `/embed.js`; a page may have it before or after its frames.
 */
import { ChronotopeMap } from './element.ts';
import { readTold } from './messages.ts';

const NAME = 'chronotope-map';
const script = document.currentScript as HTMLScriptElement | null;

// A page that has it twice has it once.
if (script && !customElements.get(NAME)) {
	const site = new URL('.', script.src).href;

	/** The frames of this site's maps that now are in the page. */
	const frames = (): HTMLIFrameElement[] =>
		[...document.querySelectorAll('iframe')].filter(
			({ src }) => src.startsWith(site) && /^(?:[a-z-]+\/)?embed\//u.test(src.slice(site.length))
		);

	addEventListener('message', ({ source, origin, data }) => {
		const frame = source && frames().find(({ contentWindow }) => contentWindow === source);
		// A frame that has gone elsewhere has another origin; a sandboxed one has none.
		if (!frame || (origin !== new URL(site).origin && origin !== 'null')) return;
		const told = readTold(data);
		if (!told) return;
		if (told.type === 'chronotope:height') {
			const height = `${told.height}px`;
			if (frame.style.height !== height) frame.style.height = height;
		}
		if (frame.parentElement instanceof ChronotopeMap) frame.parentElement.hear(told);
	});

	ChronotopeMap.site = site;
	customElements.define(NAME, ChronotopeMap);

	// A page in a frame says its height when it is resized: those that have said it before this script came say it again.
	for (const frame of frames()) frame.style.height = `${frame.offsetHeight + 1}px`;
}
