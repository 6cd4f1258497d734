/**
 * What a script adds to a framed page: the map in place of its picture when it is seen or asked for, the height that the
 * page around should give it, and the talk with that page where the link allows it.
 */
import type { Explorer } from '#lib/state/explorer.svelte.ts';
import { hear, leadOut, tell, tellHeight } from '#lib/embed/frame.ts';
import type { Command } from '#lib/embed/messages.ts';
import { parseEmbed, viewQuery, type Control } from '#lib/view/embedoptions.ts';

const root = document.documentElement;
const still = document.querySelector<HTMLElement>('[data-still]')!;
const { options, bad } = parseEmbed(location.search);
const view = viewQuery(location.search);

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
	// What is sent before this is the weight of the first look.
	performance.mark('chronotope:loading');
	try {
		const { goLive } = await import('./embedlive.ts');
		const steered = await goLive(still, options, view);
		stand('ready');
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

function openList(button: HTMLElement): void {
	const list = still.querySelector<HTMLElement>('[data-events-list]')!;
	still.querySelector('main')!.append(list);
	button.setAttribute('aria-expanded', String(list.toggleAttribute('data-open')));
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
		const asked: Command = { type: 'chronotope:play' };
		(button.dataset.start === 'play' ? act(asked) : start()).catch(() => undefined);
	});
const lister = still.querySelector<HTMLElement>('[data-list]')!;
lister.addEventListener('click', () => openList(lister));
leadOut();

let told = 0;
function sayHeight(): void {
	requestAnimationFrame(() => {
		told = height();
		tellHeight(told);
	});
}
addEventListener('resize', sayHeight);
// What changes without the frame changing: words that another font breaks elsewhere, the map in place of the picture.
const parts = new ResizeObserver(() => {
	if (height() !== told) sayHeight();
});
parts.observe(document.body);
sayHeight();

if (options.api) {
	hear((command) => void act(command).catch(() => undefined));
	tell({ type: 'chronotope:ready' });
}
const quietly = (): void => void start().catch(() => undefined);
if (options.load === 'eager') quietly();
if (options.load === 'visible') {
	const seen = new IntersectionObserver((entries) => {
		if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
		seen.disconnect();
		quietly();
	});
	seen.observe(still);
} else if (view) {
	// The picture of the page is that of another view.
	import('./embedlive.ts').then(({ drawView }) => drawView(still, view)).catch(console.error);
}
for (const { key } of bad) console.warn(`Chronotope: ${key} could not be read`);
root.dataset.ready = 'true';
