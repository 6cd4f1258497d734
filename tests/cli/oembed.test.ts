import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '#cli/serve.ts';
import { oembedJson, oembedOf, oembedXml, thumbnailsOf, type Subject } from '#lib/dataset/exports/oembed.ts';
import { asWordPress, oembedProblems, readOembedXml, type Answer } from '#tests/oembed.ts';

const address = 'https://example.org/harbours/';
const shareable = (subject: Subject, title: string, pictured = true) => ({
	title,
	page: `${address}${subject}`,
	frame: `${address}embed/`,
	provider: { name: 'Harbours', url: address },
	thumbnails: pictured ? thumbnailsOf(address, 'social-en.png') : []
});

let site: string;
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = mkdtempSync(join(tmpdir(), 'chronotope-oembed-'));
	writeFileSync(join(site, 'index.html'), '');
	for (const [file, subject, title] of [
		['oembed/map.json', 'map', 'Harbours'],
		['fa/oembed/map.json', 'map', 'بندرها'],
		['oembed/place/porto.json', 'place/porto', 'Porto <"&\'>']
	] as const) {
		mkdirSync(dirname(join(site, file)), { recursive: true });
		writeFileSync(join(site, file), oembedJson(oembedOf(shareable(subject, title))));
	}
	server = await serve({ directory: site, port: 0, base: '/atlas' });
});
afterAll(async () => {
	await server.close();
	rmSync(site, { recursive: true });
});

async function ask(query: Record<string, string>) {
	const response = await fetch(`${server.url}oembed?${new URLSearchParams(query).toString()}`);
	const text = await response.text();
	const type = response.headers.get('content-type')!;
	const answer: Answer | null = !response.ok
		? null
		: type.startsWith('text/xml')
			? readOembedXml(text)
			: (JSON.parse(text) as Answer);
	return { status: response.status, type, answer, open: response.headers.get('access-control-allow-origin') };
}

describe('an oEmbed answer', () => {
	test('is what the specification says, as JSON and as XML, with any title', () => {
		for (const title of ['Porto', '</iframe><script>alert(1)</script>', '"\'&\u0000\u2028', 'بندر']) {
			const answer = oembedOf(shareable('place/porto', title));
			expect(oembedProblems({ ...answer })).toEqual([]);
			expect(oembedProblems(JSON.parse(oembedJson(answer)) as Answer)).toEqual([]);
			expect(oembedProblems(readOembedXml(oembedXml(answer)))).toEqual([]);
			expect(answer.html).not.toContain('<script');
		}
	});

	test('passes what WordPress lets through of a site that it does not know', () => {
		const { html } = oembedOf(shareable('place/porto', 'Porto <b>'));
		const kept = asWordPress(html)!;
		expect(kept.quotation + html.slice(html.indexOf('<iframe'))).toBe(html);
		expect(kept.frame).toEqual({ src: `${address}embed/`, width: '640', height: '492', title: 'Porto <b>' });
	});

	test('keeps to the room there is, with the largest picture that it holds', () => {
		for (const room of [{ width: 320 }, { height: 250 }, { width: 500, height: 300 }, { width: 2000 }]) {
			const answer = oembedOf(shareable('map', 'Harbours'), room);
			expect(oembedProblems({ ...answer }, room), JSON.stringify(room)).toEqual([]);
			expect(answer.html).toContain(`width="${answer.width}" height="${answer.height}"`);
		}
		const widthIn = (width: number, height?: number): number | undefined =>
			oembedOf(shareable('map', 'Harbours'), { width, ...(height && { height }) }).thumbnail_width;
		expect([widthIn(1200), widthIn(1199), widthIn(480), widthIn(479), widthIn(600, 251)]).toEqual([
			...[1200, 480, 480],
			...[undefined, undefined]
		]);
	});
});

describe('the endpoint of a served site', () => {
	test('answers for pages by their own address, by where they are served, and by the framed one', async () => {
		for (const [url, title, frame] of [
			[`${address}`, 'Harbours', 'embed/'],
			[server.url, 'Harbours', 'embed/'],
			[server.url.slice(0, -1), 'Harbours', 'embed/'],
			[`${server.url}fa/`, 'بندرها', 'fa/embed/'],
			[`${server.url}fa/index.html`, 'بندرها', 'fa/embed/'],
			[`${address}embed/`, 'Harbours', 'embed/'],
			[`${address}place/porto/`, 'Porto <"&\'>', 'embed/place/porto/'],
			[`${server.url}embed/place/porto`, 'Porto <"&\'>', 'embed/place/porto/']
		] as const) {
			const { status, answer, open } = await ask({ url });
			expect(status, url).toBe(200);
			expect(oembedProblems(answer!), url).toEqual([]);
			expect(answer!.title).toBe(title);
			expect(asWordPress(answer!.html as string)!.frame.src).toBe(address + frame);
			expect(open).toBe('*');
		}
	});

	test('keeps the view of a link, and of it nothing that is markup', async () => {
		const { answer } = await ask({ url: `${server.url}?t=1988/1992&cat=a,b&theme=dark&"><script>` });
		const { frame, quotation } = asWordPress(answer!.html as string)!;
		expect(frame.src).toContain(`${address}embed/?t=1988/1992&cat=a,b&`);
		expect(frame.src).not.toContain('theme');
		expect(quotation).toContain('t=1988/1992');
		expect(answer!.html).not.toContain('<script');
	});

	test('honours the most width and height, in both forms', async () => {
		for (const format of ['json', 'xml']) {
			const { answer, type } = await ask({ url: server.url, format, maxwidth: '400', maxheight: '300' });
			expect(type).toContain(format);
			expect(oembedProblems(answer!, { width: 400, height: 300 })).toEqual([]);
			expect([answer!.width, answer!.height]).toEqual([400, 300]);
		}
	});

	test('says 404 of what is no page of the site, 501 of other forms, 400 of what it cannot read', async () => {
		const status = async (query: Record<string, string>) => (await ask(query)).status;
		for (const url of [
			'https://elsewhere.example/',
			`${address}place/gone/`,
			`${address}place/../../../etc/passwd`,
			`${address}place/%2fetc/`,
			`${address}en/`,
			`${address}about/`,
			`${address}place/porto/x/`,
			'ftp://example.org/harbours/',
			'no address'
		])
			expect(await status({ url }), url).toBe(404);
		expect(await status({ url: address, format: 'yaml' })).toBe(501);
		expect(await status({})).toBe(400);
		for (const maxwidth of ['0', '-1', 'wide', '1e3'])
			expect(await status({ url: address, maxwidth }), maxwidth).toBe(400);
	});
});
