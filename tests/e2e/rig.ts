/**
 * Opens pages of the built site in a real browser and holds them to what every page must hold to:
 * no console error, no page error, no violation of the content policy, no request off the origin, no cookie.
 */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from 'playwright';
import { afterAll, afterEach, expect, inject } from 'vitest';
import { findBrowser } from '#cli/browser.ts';
import { startHost, type Host } from './host.ts';
import { startServer, type Faults, type TestServer } from './server.ts';

export interface PageOptions {
	/** Pixels. */
	width?: number;
	height?: number;
	language?: 'en' | 'fa';
	colourScheme?: 'light' | 'dark';
	/** What follows the language's root: "?t=1988", "#q=…", "event/gale/". */
	path?: string;
	/** Where the site is mounted, "/" or "/a/b/". */
	subPath?: string;
	atlas?: 'fixture' | 'geodata' | 'sample' | 'tiles';
	/** A server of the test's own, in place of one of the sites. */
	server?: TestServer;
	/** What the server does wrong. */
	faults?: Faults;
	/** Problems that this test brings about itself: they are let through where they match. */
	expected?: RegExp[];
	/** Runs in the page before its own scripts, for example to take WebGL away. */
	before?: () => void;
	/** Anything else that Playwright knows about a context: `javaScriptEnabled`, `reducedMotion`, `hasTouch`. */
	context?: BrowserContextOptions;
}

export interface OpenPage {
	page: Page;
	context: BrowserContext;
	/** The address of the site with its sub-path, ending in "/". */
	base: string;
	/** Every request so far, by address. */
	requests: string[];
	/** Requests that have not been answered yet. */
	pending: Set<string>;
	/** Every unexpected thing so far; the test fails at its end where this is not empty. */
	problems: string[];
}

declare global {
	interface Window {
		reportProblem?(problem: string): void;
	}
}

/**
 * For `before`: the page as a browser without WebGL has it. List, dock, panels and address are complete without the map, which costs most of a
 * page's time.
 */
export const withoutMap = (): void => {
	HTMLCanvasElement.prototype.getContext = () => null;
};

const TIMEOUT_MS = 20_000;
const artefacts = resolve(import.meta.dirname, '../../.vitest/e2e');

let browser: Promise<Browser> | undefined;
const opened: OpenPage[] = [];
const hosts = new Map<string, Promise<Host>>();
const servers = new Map<string, Promise<TestServer>>();

/** Opens a page in a fresh context and waits until its scripts have taken over. */
export async function openPage(options: PageOptions = {}): Promise<OpenPage> {
	const { language = 'en', path = '' } = options;
	const server = options.server ?? (await serverOf(options));
	server.faults = options.faults ?? (() => undefined);
	const { base } = server;

	const session = await openContext(base, [new URL(base).origin], options);
	await session.page.goto(`${base}${language === 'en' ? '' : `${language}/`}${path}`);
	if (options.context?.javaScriptEnabled !== false)
		await session.page.waitForSelector('html[data-ready="true"]');
	return session;
}

/**
 * Opens a page of another origin that frames pages of the site, which is served as an operator would, with all its headers.
 *
 * @param html the page, from the site's address, which ends in "/"
 */
export async function openHost(html: (site: string) => string, options: PageOptions = {}): Promise<OpenPage> {
	const { atlas = 'fixture' } = options;
	const served = hosts.get(atlas) ?? startHost(inject('sites')[atlas]);
	hosts.set(atlas, served);
	const host = await served;
	host.page = html(host.site);
	const session = await openContext(host.site, [new URL(host.site).origin, host.origin], options);
	await session.page.goto(`${host.origin}/`);
	return session;
}

/** A page in a fresh context, watched from before its first request. */
async function openContext(
	base: string,
	origins: readonly string[],
	options: PageOptions
): Promise<OpenPage> {
	const { width = 1280, height = 800, language = 'en', colourScheme = 'light' } = options;
	browser ??= launch();
	const context = await (
		await browser
	).newContext({
		viewport: { width, height },
		locale: language === 'fa' ? 'fa-IR' : 'en-GB',
		timezoneId: 'UTC',
		colorScheme: colourScheme,
		...options.context
	});
	const session: OpenPage = {
		page: undefined!,
		context,
		base,
		requests: [],
		pending: new Set(),
		problems: []
	};
	opened.push(session);
	await watch(session, origins, options.expected ?? []);
	if (options.before) await context.addInitScript(options.before);
	session.page = await context.newPage();
	session.page.setDefaultTimeout(TIMEOUT_MS);
	return session;
}

/** Collects into `problems` whatever a page must not do. */
async function watch(
	{ context, requests, pending, problems }: OpenPage,
	origins: readonly string[],
	expected: RegExp[]
): Promise<void> {
	const report = (problem: string) => {
		if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem);
	};
	context.on('request', (request) => {
		const url = new URL(request.url());
		requests.push(url.href);
		pending.add(url.href);
		if (!['data:', 'blob:'].includes(url.protocol) && !origins.includes(url.origin))
			report(`off-origin request: ${url.href}`);
	});
	context.on('requestfinished', (request) => pending.delete(request.url()));
	context.on('requestfailed', (request) => pending.delete(request.url()));
	context.on('console', (message) => {
		if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
	});
	// A module that cannot be had has a message, and a stack that is empty.
	context.on('weberror', (error) => report(`page error: ${error.error().stack || error.error().message}`));
	await context.exposeFunction('reportProblem', report);
	await context.addInitScript(() => {
		addEventListener('securitypolicyviolation', (event) => {
			window.reportProblem?.(
				`content policy: ${event.effectiveDirective} refused ${event.blockedURI || 'inline'}`
			);
		});
	});
}

/** The file of a site that holds the map's engine: by far the largest of its scripts. */
export function engineOf(site: string): string {
	const chunks = join(site, 'app/immutable/chunks');
	const size = (name: string): number => statSync(join(chunks, name)).size;
	return readdirSync(chunks)
		.filter((name) => name.endsWith('.js'))
		.reduce((largest, name) => (size(name) > size(largest) ? name : largest));
}

function serverOf({ atlas = 'fixture', subPath = '/' }: PageOptions): Promise<TestServer> {
	const key = `${atlas} ${subPath}`;
	const server = servers.get(key) ?? startServer(inject('sites')[atlas], subPath);
	servers.set(key, server);
	return server;
}

async function launch(): Promise<Browser> {
	const { executablePath, env, args } = await findBrowser();
	return chromium.launch({ executablePath, env, args });
}

/** What a page was like when its test failed, in words: a log is at hand where a picture is not. */
async function asItWas({ page, requests, pending }: OpenPage): Promise<string> {
	const timeout = 2000;
	const focus = await page
		.locator(':focus')
		.evaluate((element) => element.outerHTML.slice(0, 300), undefined, { timeout })
		.catch(() => 'nothing');
	const body = await page
		.locator('body')
		.ariaSnapshot({ timeout })
		.catch((error: Error) => error.message);
	return [
		`failed on ${page.url()}`,
		`focus: ${focus}`,
		`waiting for: ${[...pending].join(' ') || 'nothing'}`,
		`last asked for: ${requests.slice(-8).join(' ')}`,
		body.slice(0, 2000)
	].join('\n');
}

afterEach(async ({ task }) => {
	const problems: string[] = [];
	for (const [index, session] of opened.splice(0).entries()) {
		// The page's own last events arrive with the answer to this; a context that the test has closed has no cookies.
		const cookies = await session.context.cookies().catch(() => []);
		problems.push(...session.problems, ...cookies.map(({ name }) => `cookie: ${name}`));
		if (task.result?.state === 'fail' && session.page && !session.page.isClosed()) {
			const name = `${task.name} ${index}`.replace(/[^\p{L}\p{N}]+/gu, '-');
			await session.page.screenshot({ path: join(artefacts, `${name}.png`) }).catch(() => {});
			problems.push(await asItWas(session));
		}
		await session.context.close().catch(() => {});
	}
	expect(problems).toEqual([]);
});

afterAll(async () => {
	await (await browser)?.close();
	await Promise.all([...hosts.values()].map(async (host) => (await host).close()));
	await Promise.all([...servers.values()].map(async (server) => (await server).close()));
});
