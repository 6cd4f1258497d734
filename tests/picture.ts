/** `npm run picture`: takes the README's picture of the built page and writes it to `static/picture.png`. */
import { chromium } from 'playwright';
import { serve } from '#cli/serve.ts';
import { findBrowser } from '#cli/browser.ts';

const { url, close } = await serve({ directory: 'build', port: 0, host: '127.0.0.1', log: () => {} });
const { executablePath, env, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, env, args });
try {
	const page = await browser.newPage({
		viewport: { width: 1280, height: 800 },
		colorScheme: 'light',
		reducedMotion: 'reduce'
	});
	await page.goto(url);
	await page.waitForSelector('[data-map-idle="true"]', { timeout: 60_000 });
	await page.screenshot({ path: 'static/picture.png' });
	console.log('static/picture.png');
} finally {
	await browser.close();
	await close();
}
