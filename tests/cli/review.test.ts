import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DecideAnswer, Detail, Overview } from '#lib/dataset/review/api.ts';
import { MOST_BODY, TOKEN_HEADER } from '#lib/dataset/review/api.ts';
import { gatherDirectory } from '#cli/directory.ts';
import { Names } from '#cli/review/names.ts';
import { serveReview, type ReviewServer } from '#cli/review/server.ts';
import { Session } from '#cli/review/session.ts';
import { summaryOf } from '#lib/extract/draft/wording.ts';
import { write } from '../fixtures/files.ts';
import { fixtureTable } from '../fixtures/gazetteer.ts';

const fixture = resolve(import.meta.dirname, '../fixtures/review');

let folder: string;
let atlas: string;
let session: Session;
let server: ReviewServer;
let token: string;
let port: number;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-review-'));
	atlas = join(folder, 'atlas');
	cpSync(fixture, atlas, { recursive: true });
	writeFileSync(join(folder, 'secret.txt'), 'nobody is to read this');
	const pages = join(folder, 'pages');
	cpSync(join(fixture, 'documents'), pages, { recursive: true });
	writeFileSync(join(pages, 'index.html'), 'the page');
	const table = fixtureTable();
	const shared = new SharedArrayBuffer(table.byteLength);
	new Uint8Array(shared).set(table);
	session = new Session(atlas, { names: Promise.resolve(new Names(shared)) });
	await session.recover();
	server = await serveReview(session, pages, 0);
	const url = new URL(server.url);
	port = Number(url.port);
	token = url.pathname.slice(1, -1);
});
afterEach(async () => {
	await server.close();
	rmSync(folder, { recursive: true });
});

interface Answered {
	status: number;
	headers: IncomingMessage['headers'];
	body: string;
}

/** A request as any program could make it: nothing of its path is tidied up. */
function ask(path: string, options: RequestOptions = {}, body?: string): Promise<Answered> {
	return new Promise((done, fail) => {
		const sent = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
			let text = '';
			response.on('data', (chunk: Buffer) => (text += chunk.toString()));
			response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body: text }));
		});
		// A body that is refused may be cut off while it is still sent.
		sent.on('error', (error: NodeJS.ErrnoException) =>
			error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : fail(error)
		);
		sent.end(body);
	});
}

const own = (): Record<string, string> => ({
	[TOKEN_HEADER]: token,
	origin: `http://127.0.0.1:${port}`,
	'content-type': 'application/json'
});
const post = (what: string, body: unknown, headers = own()) =>
	ask(`/${token}/api/${what}`, { method: 'POST', headers }, JSON.stringify(body));
const get = async <T>(what: string): Promise<T> =>
	JSON.parse((await ask(`/${token}/api/${what}`, { headers: own() })).body) as T;

describe('the review server answers', () => {
	test('its own page and its own requests, with headers that keep others out', async () => {
		const page = await ask(`/${token}/`);
		expect(page).toMatchObject({ status: 200, body: 'the page' });
		expect(page.headers).toMatchObject({
			'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
			'cross-origin-resource-policy': 'same-origin',
			'cache-control': 'no-store'
		});
		expect(page.headers).not.toHaveProperty('access-control-allow-origin');
		const overview = await get<Overview>('overview');
		expect(overview.queue).toHaveLength(10);
		expect(overview).toMatchObject({ decided: 0, undo: null, hasDocuments: true });
		const local = await ask(`/${token}/`, { headers: { host: `localhost:${port}` } });
		expect(local.status).toBe(200);
	});

	test('nobody by another name, from another origin or without the token', async () => {
		const overview = `/${token}/api/overview`;
		const refused: [path: string, options: RequestOptions, status: number][] = [
			[`/${token}/`, { headers: { host: `example.org:${port}` } }, 421],
			[`/${token}/`, { headers: { host: '127.0.0.1' } }, 421],
			[`/${token}/`, { headers: { host: `127.0.0.1.example.org:${port}` } }, 421],
			[`/${token}/`, { headers: { origin: 'https://example.org' } }, 403],
			[`/${token}/`, { headers: { origin: 'null' } }, 403],
			[`/${token}/`, { headers: { origin: `http://127.0.0.1:${port + 1}` } }, 403],
			[`/${token}/`, { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
			[`/${token}/`, { headers: { 'sec-fetch-site': 'same-site' } }, 403],
			['/', {}, 403],
			[`/${token.slice(1)}/`, {}, 403],
			[`/${'x'.repeat(token.length)}/api/overview`, { headers: own() }, 403],
			[overview, {}, 403],
			[overview, { headers: { [TOKEN_HEADER]: 'x'.repeat(token.length) } }, 403],
			[overview, { method: 'DELETE', headers: own() }, 405],
			[`/${token}/`, { method: 'POST', headers: own() }, 405]
		];
		for (const [path, options, status] of refused) {
			const answer = await ask(path, options);
			expect([path, options, answer.status]).toEqual([path, options, status]);
			expect(answer.body).not.toContain('Lamp');
		}
	});

	test('no decision of a form, without an origin, or that is none', async () => {
		const reject = { decision: { kind: 'reject', id: 'closure-1992-paris' } };
		const { origin: _, ...anonymous } = own();
		expect((await post('decide', reject, anonymous)).status).toBe(403);
		const form = { ...own(), 'content-type': 'application/x-www-form-urlencoded' };
		expect((await post('decide', reject, form)).status).toBe(415);
		for (const body of [
			{},
			{ decision: { kind: 'drop', id: 'x' } },
			{ decision: { kind: 'accept' } },
			[],
			'x'
		])
			expect((await post('decide', body)).status).toBe(400);
		const hostile = `{"decision": {"kind": "accept", "id": "closure-1992-paris", "event": {"id": "x", "__proto__": {"a": 1}}}}`;
		const answer = await ask(`/${token}/api/decide`, { method: 'POST', headers: own() }, hostile);
		expect(answer.status).toBe(400);
		expect((await get<Overview>('overview')).queue).toHaveLength(10);
	});

	test('no path that leads out of its folder', async () => {
		for (const path of [
			'../secret.txt',
			'../../secret.txt',
			'%2e%2e/secret.txt',
			'..%2fsecret.txt',
			'..\\secret.txt',
			'%5c..%5csecret.txt',
			'x/../../secret.txt',
			'%00',
			'%E0%A4%A',
			'.%2e/secret.txt'
		]) {
			const answer = await ask(`/${token}/${path}`);
			expect([path, answer.status]).toEqual([path, 400]);
			expect(answer.body).not.toContain('nobody');
		}
		const climbing = await ask(`/x/../${token}/`);
		expect(climbing.status).toBe(400);
		for (const id of ['../events', '%2e%2e', 'none', '']) {
			const answer = await ask(`/${token}/api/record/events/${id}`, { headers: own() });
			expect([400, 404]).toContain(answer.status);
		}
	});

	test('no body beyond its limit, told or not', async () => {
		const large = JSON.stringify({ decision: { kind: 'reject', id: 'a', reason: 'x'.repeat(MOST_BODY) } });
		const told = { ...own(), 'content-length': String(large.length) };
		expect((await ask(`/${token}/api/decide`, { method: 'POST', headers: told }, large)).status).toBe(413);
		const pieces = { ...own(), 'transfer-encoding': 'chunked' };
		expect((await ask(`/${token}/api/decide`, { method: 'POST', headers: pieces }, large)).status).toBe(413);
		expect((await get<Overview>('overview')).decided).toBe(0);
	});
});

const read = (name: string): string => readFileSync(join(atlas, name), 'utf8');

describe('a session', () => {
	test('shows what a document says around a passage, with its names, dates and their candidates', async () => {
		await get('names');
		const detail = await get<Detail>('record/events/assembly-1990-06-04-springfield');
		const [reading] = detail.readings;
		expect(reading).toMatchObject({ state: 'resolved', cut: false, source: { id: 'gazette' } });
		const { pieces, mentions } = reading!;
		const all = pieces!.map(({ text }) => text).join('');
		expect(read('documents/league.txt')).toContain(all);
		const cited = pieces!.filter((piece) => piece.cited).map(({ text }) => text);
		expect(cited.join('')).toMatch(/^Its keepers met[^]*archive\.$/u);
		expect(pieces!.find(({ edtf }) => edtf === '1990-06-04')).toMatchObject({ mark: 'date', cited: true });
		const named = mentions.find(({ text }) => text === 'Springfield')!;
		expect(named.cited).toBe(true);
		expect(named.candidates.map(({ gazetteerId }) => gazetteerId).sort()).toEqual([
			'geonames:4250542',
			'geonames:4409896'
		]);
		expect(named.candidates.find(({ known }) => known)?.known).toBe('springfield-4409896');
		const place = await get<{ id: string }>('place?id=geonames:4250542&name=Springfield');
		expect(place).toMatchObject({ id: 'springfield-4250542', properties: { kind: 'city', country: 'US' } });
	});

	test('tells of a passage that is not where it was, and of documents that are not at hand', async () => {
		const path = join(atlas, 'documents/league.txt');
		writeFileSync(path, `Another line.\n${read('documents/league.txt')}`);
		const id = 'record/events/closure-1990-st-louis';
		expect((await get<Detail>(id)).readings[0]).toMatchObject({ state: 'moved' });
		writeFileSync(path, 'Nothing of it.');
		expect((await get<Detail>(id)).readings[0]).toMatchObject({ state: 'lost' });
		rmSync(path);
		expect((await get<Detail>(id)).readings[0]).toMatchObject({ pieces: null });
	});

	test('takes decisions back, one after the other, to the same bytes', async () => {
		const names = ['events.json', 'places.geojson', 'sources.json'];
		const before = names.map(read);
		const accept = { decision: { kind: 'accept', id: 'hearing-1991-texas' } };
		expect((await post('decide', accept)).status).toBe(200);
		await post('decide', { decision: { kind: 'reject', id: 'closure-1992-paris', reason: 'not so' } });
		await post('decide', {
			decision: { kind: 'merge', id: 'assembly-1988-07-02-new-york', into: 'fund-founded' }
		});
		expect(JSON.parse(read('decisions.json'))).toHaveLength(2);
		for (let left = 2; left >= 0; left--) {
			const { body } = await post('undo', {});
			expect((JSON.parse(body) as { done: Overview }).done.decided).toBe(left);
		}
		expect(names.map(read)).toEqual(before);
		expect(existsSync(join(atlas, 'decisions.json'))).toBe(false);
		expect(JSON.parse((await post('undo', {})).body)).toMatchObject({ refused: 'unknown' });
	});

	test('decides on events in parts line by line, and takes it back', async () => {
		const events = JSON.parse(read('events.json')) as { id: string }[];
		rmSync(join(atlas, 'events.json'));
		const lines = events.map((event) => JSON.stringify(event));
		const first = `\n${lines.slice(0, 5).join('\n')}`;
		write(join(atlas, 'events/1.jsonl'), first);
		write(join(atlas, 'events/2.jsonl.gz'), gzipSync(`${lines.slice(5).join('\n')}\n`));
		const second = (): string => gunzipSync(readFileSync(join(atlas, 'events/2.jsonl.gz'))).toString();
		const decide = async (decision: object): Promise<unknown> =>
			JSON.parse((await post('decide', { decision })).body);
		expect((await get<Overview>('overview')).queue).toHaveLength(10);

		expect(await decide({ kind: 'accept', id: 'assembly-1989-05-12-paris' })).toHaveProperty('done');
		const changed = read('events/1.jsonl').split('\n');
		expect(changed.filter((line, at) => line !== first.split('\n')[at])).toHaveLength(1);
		expect(changed.find((line) => line.includes('assembly-1989-05-12-paris'))).not.toContain('"proposed"');
		expect(await decide({ kind: 'reject', id: 'closure-1992-paris' })).toHaveProperty('done');
		expect(second().split('\n')).toEqual(
			[...lines.slice(5), ''].filter((line) => !line.includes('closure-1992-paris'))
		);
		const saved = { ...events[0], id: 'new-one' };
		for (const record of [saved, { ...saved, id: 'new-two' }])
			expect(await decide({ kind: 'save', of: 'events', record, isNew: true })).toHaveProperty('done');
		const [added, ...others] = readdirSync(join(atlas, 'events')).sort().reverse();
		expect([added, others]).toEqual([
			expect.stringMatching(/^reviewed-\d{4}-\d{2}-\d{2}\.jsonl$/u),
			['2.jsonl.gz', '1.jsonl']
		]);
		expect(read(`events/${added}`)).toMatch(/^\{"id":"new-one",.+\}\n\{"id":"new-two",.+\}\n$/u);
		const { dataset, problems } = await gatherDirectory(atlas);
		expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(dataset!.events).toHaveLength(events.length + 1);

		for (let left = 3; left >= 0; left--)
			expect(JSON.parse((await post('undo', {})).body)).toMatchObject({ done: { decided: left } });
		expect([read('events/1.jsonl'), second(), existsSync(join(atlas, 'events', added!))]).toEqual([
			first,
			`${lines.slice(5).join('\n')}\n`,
			false
		]);
	});

	test('says where and what to do, of events in parts that are no records or too many', () => {
		rmSync(join(atlas, 'events.json'));
		write(join(atlas, 'events/1.jsonl'), '{}\n\n{"id": \n');
		expect(() => session.overview()).toThrow(
			/events\/1\.jsonl:3: a line that is no record; "chronotope validate/u
		);
		write(join(atlas, 'events/1.jsonl'), '{}\n'.repeat(100_001));
		expect(() => session.overview()).toThrow(
			/events: too many events for a review: at most 100000 .+ dataset of their own/u
		);
	});

	test('overwrites nothing that another program has changed', async () => {
		const { version } = await get<Detail>('record/events/closure-1990-st-louis');
		const other = read('events.json').replace('"Closure, St. Louis"', '"Strike, St. Louis"');
		writeFileSync(join(atlas, 'events.json'), other);
		const decision = { kind: 'accept', id: 'closure-1990-st-louis' };
		const stale = JSON.parse((await post('decide', { decision, version })).body) as DecideAnswer;
		expect(stale).toEqual({ refused: 'changed', id: 'closure-1990-st-louis' });
		expect(read('events.json')).toBe(other);

		const { version: fresh } = await get<Detail>('record/events/closure-1990-st-louis');
		expect(JSON.parse((await post('decide', { decision, version: fresh })).body)).toHaveProperty('done');
		const more = read('events.json').replace('Strike', 'Closure');
		writeFileSync(join(atlas, 'events.json'), more);
		expect(JSON.parse((await post('undo', {})).body)).toMatchObject({ refused: 'changed' });
		expect(read('events.json')).toBe(more);
		writeFileSync(join(atlas, 'events.json'), 'half a fi');
		expect(JSON.parse((await post('decide', { decision, version: fresh })).body)).toMatchObject({
			refused: 'unreadable'
		});
		expect(read('events.json')).toBe('half a fi');
	});

	test('does not let an accepted event say that no person has decided on it', async () => {
		const told = { kind: 'statement', word: 'lit', when: null, place: null, participants: [] } as never;
		const [machine] = Object.values(summaryOf(told, ['en']));
		const own = 'A proposal of the extractor. No person has decided on it.';
		writeFileSync(join(atlas, 'events.json'), read('events.json').replace(own, machine!));
		await post('decide', { decision: { kind: 'accept', id: 'assembly-1989-05-12-paris' } });
		await post('decide', { decision: { kind: 'accept', id: 'hearing-1991-texas' } });
		const events = JSON.parse(read('events.json')) as { id: string; summary: { en: string } }[];
		const summary = (id: string) => events.find((event) => event.id === id)!.summary.en;
		expect(summary('assembly-1989-05-12-paris')).toBe('The cited passage reports it.');
		// Whoever wrote the other one meant it.
		expect(summary('hearing-1991-texas')).toBe(own);
	});

	test('gives a passage that is cited by its offsets its digest, where the document is at hand', async () => {
		const { record, version } = await get<Detail>('record/events/fund-founded');
		// The sign beyond the Basic Multilingual Plane before it is one code point, and two units.
		const start = read('documents/league.txt').indexOf('The fund was set up') - 1;
		const citations = [...(record.citations as unknown[]), { source: 'minutes', start, end: start + 76 }];
		const decision = { kind: 'save', of: 'events', record: { ...record, citations } };
		expect(JSON.parse((await post('decide', { decision, version })).body)).toHaveProperty('done');
		const { readings } = await get<Detail>('record/events/fund-founded');
		const cited = readings.find(({ source }) => source.id === 'minutes')!;
		expect(cited.state).toBe('resolved');
		const words = cited.pieces!.filter((piece) => piece.cited).map(({ text }) => text);
		expect(words.join('')).toMatch(/^The fund was set up in July/u);
		// The source that it cites now is one that was decided on.
		expect(JSON.parse(read('sources.json'))[1]).not.toHaveProperty('status');
		rmSync(join(atlas, 'documents/league.txt'));
		const more = [...citations, { source: 'minutes', start: 0, end: 5 }];
		const refused = { decision: { ...decision, record: { ...record, citations: more } } };
		expect(JSON.parse((await post('decide', refused)).body)).toHaveProperty('problems');
	});

	test('decides on requests that come at once, one after the other', async () => {
		const { queue } = await get<Overview>('overview');
		await Promise.all(queue.map((id) => post('decide', { decision: { kind: 'reject', id } })));
		expect(await get<Overview>('overview')).toMatchObject({ queue: [], decided: 10 });
		expect(JSON.parse(read('decisions.json'))).toHaveLength(10);
		expect(JSON.parse(read('places.geojson')).features).toHaveLength(1);
	});
});
