import * as v from 'valibot';
import { parse } from 'secure-json-parse';
import { recordKinds } from '#lib/dataset/files.ts';
import type { DecideRequest } from '#lib/dataset/review/api.ts';
import { Failure } from '../print.ts';
import type { Session } from './session.ts';

/** An answer to a request for data. */
export interface Answer {
	status: number;
	body: unknown;
}

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
/** Records are judged by the dataset's own schema when they are decided on. */
const record = v.looseObject({ id });
const places = v.optional(v.pipe(v.array(record), v.maxLength(20)));

const Request = v.strictObject({
	version: v.optional(v.string()),
	decision: v.variant('kind', [
		v.strictObject({ kind: v.literal('accept'), id, event: v.optional(record), places }),
		v.strictObject({
			kind: v.literal('reject'),
			id,
			reason: v.optional(v.pipe(v.string(), v.maxLength(2000)))
		}),
		v.strictObject({ kind: v.literal('merge'), id, into: id }),
		v.strictObject({
			kind: v.literal('save'),
			of: v.picklist(recordKinds),
			record,
			places,
			isNew: v.optional(v.boolean())
		})
	])
});

/** Answers a request for data: `api/overview`, `api/record/events/ID`, `api/names`, `api/search?q=`, `api/place?id=&name=`, `api/decide`, `api/undo`. */
export async function answer(session: Session, method: string, url: URL, body: string): Promise<Answer> {
	try {
		return await route(session, method, url, body);
	} catch (error) {
		if (error instanceof Failure) return { status: 409, body: { error: error.message } };
		return { status: 500, body: { error: (error as Error).message } };
	}
}

async function route(
	session: Session,
	method: string,
	{ pathname, searchParams }: URL,
	body: string
): Promise<Answer> {
	const [, , what = '', kind = '', ...rest] = pathname.split('/');
	if (method === 'POST') {
		if (what === 'undo') return ok(await session.undo());
		if (what !== 'decide') return missing;
		const request = requestOf(body);
		return request ? ok(await session.decide(request)) : { status: 400, body: { error: 'no decision' } };
	}
	switch (what) {
		case 'overview':
			return ok(session.overview());
		case 'names':
			await session.search('');
			return ok(session.overview().gazetteer);
		case 'search':
			return ok(await session.search((searchParams.get('q') ?? '').slice(0, 100)));
		case 'place': {
			const found = await session.place(searchParams.get('id') ?? '', searchParams.get('name') ?? '');
			return found ? ok(found) : missing;
		}
		case 'record': {
			const of = recordKinds.find((one) => one === kind);
			const found = of && (await session.detail(of, decodeURIComponent(rest.join('/'))));
			return found ? ok(found) : missing;
		}
		default:
			return missing;
	}
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const missing: Answer = { status: 404, body: { error: 'not found' } };

/** A decision, if the text is one: keys that reach an object's prototype are refused with it. */
function requestOf(body: string): DecideRequest | null {
	try {
		const read = v.safeParse(Request, parse(body));
		return read.success ? (read.output as DecideRequest) : null;
	} catch {
		return null;
	}
}
