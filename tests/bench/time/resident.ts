import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';

/** Resident memory of the largest renderer process: the page's. Only Linux tells. */
export async function residentMB(page: Page): Promise<number | null> {
	if (process.platform !== 'linux') return null;
	const session = await page.context().browser()!.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	const resident = processInfo
		.filter(({ type }) => type === 'renderer')
		.map(({ id }) => /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
	return Math.max(...resident.map(Number)) / 1024;
}
