/**
 * What a script adds to a framed page: the map in place of its picture when it is seen or asked for, the height that the
 * page around should give it, and the talk with that page where the link allows it.
 */
import type * as Picture from './embedpicture.ts';
import type { Explorer } from '#lib/state/explorer.svelte.ts';
import { hear, leadOut, tell, tellHeight } from '#lib/embed/frame.ts';
import type { Command } from '#lib/embed/messages.ts';
import { parseEmbed, viewQuery, type Control } from '#lib/view/embedoptions.ts';

const root = document.documentElement;
const still = document.querySelector<HTMLElement>('[data-still]')!;
const { options, bad } = parseEmbed(location.search);
const view = viewQuery(location.search);
/** What the page is of is so for all of its time, where the link says nothing else. */
const query = still.dataset.selection
	? [view, 't=../..', `sel=${still.dataset.selection}`].filter(Boolean).join('&')
	: view;

/** Where the map is: its picture stands, it is on its way, it stands; or it could not come. */
type State = 'picture' | 'loading' | 'ready' | 'failed';
const stand = (state: State): void => void (root.dataset.embed = state);

/** A map is as high as this share of its width, in pixels between these. */
const SHARE = 0.45;
const [LOWEST, HIGHEST] = [200, 560];

/** How high the page would be; it depends on the frame's width alone. */
function height(): number {
	if (options.height !== null) return options.height;
	const frame = document.querySelector<HTMLElement>('[data-frame]')!;
	const others = [...frame.querySelectorAll<HTMLElement>(':scope > :not(main), main > [data-part]')];
	const borders = frame.offsetHeight - frame.clientHeight;
	const map = Math.min(HIGHEST, Math.max(LOWEST, Math.round(frame.clientWidth * SHARE)));
	return others.reduce((sum, part) => sum + part.offsetHeight, map + borders);
}

/** Parts of the page that the link does not ask for. */
function hideParts(): void {
	const dock = options.controls.some((control) => control === 'slider' || control === 'play');
	root.dataset.slider = options.controls.includes('slider') ? 'yes' : 'no';
	for (const part of still.querySelectorAll<HTMLElement>('[data-part]')) {
		const name = part.dataset.part!;
		part.hidden = name === 'dock' ? !dock : !options.controls.includes(name as Control);
	}
}

let starting: Promise<Explorer> | undefined;

/** Brings the map, once. */
function start(): Promise<Explorer> {
	return (starting ??= bring());
}

async function bring(): Promise<Explorer> {
	stand('loading');
	performance.mark('chronotope:loading');
	try {
		const { goLive } = await import('./embedlive.ts');
		const steered = await goLive(still, options, query);
		stand('ready');
		performance.mark('chronotope:ready');
		return steered;
	} catch (error) {
		console.error(error);
		stand('failed');
		still.querySelector('[data-told]')!.textContent = still.dataset.failed!;
		throw error;
	}
}

async function act(command: Command): Promise<void> {
	const { act: carryOut } = await import('./embedlive.ts');
	carryOut(command, await start());
}

/** The first look is to be the page's own: what is fetched for more comes after it. */
const painted = (): Promise<void> =>
	new Promise((done) => {
		if (!PerformanceObserver.supportedEntryTypes.includes('paint'))
			return void requestAnimationFrame(() => done());
		new PerformanceObserver((_, observer) => {
			observer.disconnect();
			done();
		}).observe({ type: 'paint', buffered: true });
	});

/** Draws the link's view, where the picture of the page is that of another one; a failure leaves what is there, and says so. */
async function draw(): Promise<void> {
	if (!view || still.hasAttribute('data-large')) return;
	const told = still.querySelector<HTMLElement>('[data-told]')!;
	told.textContent = still.dataset.whole ?? '';
	told.toggleAttribute('data-waiting', true);
	try {
		await (await bringPicture()).drawView(still, query);
		told.textContent = '';
		performance.mark('chronotope:drawn');
	} catch (error) {
		console.warn('Chronotope: the picture of this view could not be drawn', error);
	}
	told.removeAttribute('data-waiting');
}

function bringPicture(): Promise<typeof Picture> {
	// In the built site it is a file by itself, which the build of pages does not know.
	if (import.meta.env.DEV) return import('./embedpicture.ts');
	return import(/* @vite-ignore */ new URL('picture.js', import.meta.url).href);
}

async function show(): Promise<void> {
	if (options.load !== 'eager') await painted();
	// Once the map has been asked for, the picture would come too late.
	if (!starting) await draw();
	if (options.load !== 'click') await start();
}

function openList(button: HTMLElement): void {
	const open = still.toggleAttribute('data-listed');
	const list = still.querySelector<HTMLElement>('[data-events-list]');
	// The list of the page lacks events of the link's view: that of the map has them.
	if (!list || (view && (!still.querySelector('[data-drawn]') || still.hasAttribute('data-more'))))
		return void start().catch(() => undefined);
	still.querySelector('main')!.append(list);
	list.toggleAttribute('data-open', open);
	button.setAttribute('aria-expanded', String(open));
}

if (options.theme !== 'auto') root.dataset.theme = options.theme;
hideParts();
stand('picture');
const link = still.querySelector<HTMLAnchorElement>('[data-full]')!;
if (view) link.href = `${still.dataset.home}?${view}`;
const starter = still.querySelector<HTMLElement>('[data-start=""]')!;
starter.hidden = options.load !== 'click';
for (const button of still.querySelectorAll<HTMLElement>('[data-start]'))
	button.addEventListener('click', () => {
		still.toggleAttribute('data-searching', button.dataset.start === 'search');
		(button.dataset.start === 'play' ? act({ type: 'chronotope:play' }) : start()).catch(() => undefined);
	});
const lister = still.querySelector<HTMLElement>('[data-list]')!;
lister.addEventListener('click', () => openList(lister));
leadOut();

let said = 0;
// At once, and not with the next frame: a page far from the reader's sight has none, and is to have its height by then.
function sayHeight(): void {
	said = height();
	tellHeight(said);
}
addEventListener('resize', sayHeight);
// What changes without the frame changing: words that another font breaks elsewhere, the map in place of the picture.
const parts = new ResizeObserver(() => {
	if (height() !== said) sayHeight();
});
parts.observe(document.body);
sayHeight();

if (options.api) {
	hear((command) => void act(command).catch(() => undefined));
	tell({ type: 'chronotope:ready' });
}
const quietly = (): void => void show().catch(() => undefined);
if (options.load === 'eager') quietly();
else if (options.load === 'visible' || view) {
	const seen = new IntersectionObserver((entries) => {
		if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
		seen.disconnect();
		quietly();
	});
	seen.observe(still);
}
for (const { key } of bad) console.warn(`Chronotope: ${key} could not be read`);
root.dataset.ready = 'true';
