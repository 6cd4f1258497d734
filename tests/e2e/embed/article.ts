/** Pages of another origin with maps in frames, as a site would write them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FrameLocator } from 'playwright';
import { expect } from 'vitest';

/** Waits until the map in a frame stands. */
export const ready = (frame: FrameLocator): Promise<void> =>
	frame.locator('html[data-embed="ready"]').waitFor({ timeout: 40_000 });

export const article = (body: string, head = ''): string =>
	`<!doctype html><html lang="en"><head><title>Article</title>
	<meta name="viewport" content="width=device-width, initial-scale=1">${head}<style>body{margin:20px;font:17px/26px serif}
	iframe{display:block;width:100%;height:492px;border:0}</style></head><body>${body}</body></html>`;

export const frame = (src: string, sandbox?: string, id = ''): string =>
	`<iframe id="${id}" title="Map" src="${src}"${sandbox === undefined ? '' : ` sandbox="${sandbox}"`}></iframe>`;

/** The script for pages that frame maps. @param site the site's address, ending in a slash */
export const script = (site: string): string => `<script src="${site}embed.js" async></script>`;

/** Moves the end of the period by the keyboard, and gives the period before and after. */
export async function movePeriod(map: FrameLocator): Promise<[string | null, string | null]> {
	const dock = map.locator('[data-window]');
	const before = await dock.getAttribute('data-window');
	await map.getByRole('slider').first().press('ArrowRight');
	await expect.poll(() => dock.getAttribute('data-window')).not.toBe(before);
	return [before, await dock.getAttribute('data-window')];
}

/** Bytes of all that framed pages have asked for, each file once, as it is sent. @param site the built site's folder */
export function sentBytes(requests: readonly string[], site: string): number {
	const paths = new Set(requests.map((url) => new URL(url).pathname).filter((path) => path !== '/'));
	return [...paths]
		.map((path) => readFileSync(join(site, path.endsWith('/') ? `${path}index.html` : path)))
		.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
}
