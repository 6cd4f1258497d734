import type { Page } from 'playwright';
import { MARK } from '../fixtures/poison.ts';

/** The function that the payloads would call tells of itself, as does a dialog. */
export const trap = (): void => {
	const ran = () => window.reportProblem?.('a payload ran');
	Object.assign(window, { poison: ran, alert: ran });
};

/** What on the page is there only because a text was taken for more than text. */
export const foreign = (page: Page): Promise<string[]> =>
	page.evaluate((mark) => {
		const found: string[] = [];
		for (const element of document.querySelectorAll('*')) {
			const tag = element.localName;
			for (const { name, value } of element.attributes) {
				if (name === mark || /^on/u.test(name)) found.push(`${tag}[${name}]`);
				if (!/^(?:href|src|action|formaction|data|xlink:href|poster)$/u.test(name) || value.startsWith('#'))
					continue;
				const { protocol, host } = new URL(value, 'http://own.invalid/');
				if (
					!['http:', 'https:', 'mailto:', 'data:', 'blob:'].includes(protocol) ||
					host.startsWith('elsewhere')
				)
					found.push(`${tag}[${name}=${value}]`);
				if (protocol === 'data:' && tag !== 'img' && tag !== 'image') found.push(`${tag}[${name}=${value}]`);
			}
			if (tag === 'a' && (element as HTMLAnchorElement).target === '_blank') {
				const rel = element.getAttribute('rel') ?? '';
				if (!rel.includes('noopener') || !rel.includes('noreferrer')) found.push(`${tag}[rel=${rel}]`);
			}
		}
		// Data in the head is one value that reads back.
		for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
			try {
				JSON.parse(script.textContent);
			} catch {
				found.push('data that does not read back');
			}
		return found;
	}, MARK);
