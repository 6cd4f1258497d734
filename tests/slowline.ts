import type { Page } from 'playwright';

/** Puts a page on a line of 400 kbit/s with 100 ms to the server. */
export async function slowLine(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: 100,
		downloadThroughput: 50_000,
		uploadThroughput: 50_000
	});
}
