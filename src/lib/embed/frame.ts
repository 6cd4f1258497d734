/** A framed page's side of the talk with the page around it. */
import { message, readCommand, type Command, type Told } from './messages.ts';

/** Whether there is a page around this one. */
export const isFramed = (): boolean => window.parent !== window;

/** Tells the page around this one; who that is, the frame cannot know, and nothing secret is told. */
export function tell(told: Told): void {
	if (isFramed()) window.parent.postMessage(message(told, window.name.slice(0, 100)), '*');
}

/** Hears what the page around this one asks, and nobody else. */
export function hear(act: (command: Command) => void): void {
	addEventListener('message', ({ source, data }) => {
		if (!isFramed() || source !== window.parent) return;
		const command = readCommand(data);
		if (command) act(command);
	});
}

/** Under which WordPress knows a frame that it has put into a post; null elsewhere. */
const secret = (): string | null => /[#?&]secret=([\dA-Za-z]{10})\b/u.exec(location.hash)?.[1] ?? null;

/** Tells WordPress, in its own words. False where it is not there. */
function tellWordPress(kind: 'height' | 'link', value: number | string): boolean {
	const known = secret();
	if (known !== null && isFramed()) window.parent.postMessage({ message: kind, value, secret: known }, '*');
	return known !== null;
}

/** Says how high this page would be. */
export function tellHeight(height: number): void {
	tell({ type: 'chronotope:height', height });
	tellWordPress('height', height);
}

/** Links lead out of the frame: into a new tab, or where WordPress's sandbox opens none, through WordPress. */
export function leadOut(): void {
	addEventListener(
		'click',
		(event) => {
			const link =
				event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
			if (!link || link.getAttribute('href')!.startsWith('#')) return;
			link.target = '_blank';
			link.relList.add('noopener');
			if (tellWordPress('link', link.href)) event.preventDefault();
		},
		{ capture: true }
	);
}
