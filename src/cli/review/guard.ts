import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { TOKEN_HEADER } from '#lib/dataset/review/api.ts';

/** Who is served: the page at this address of this machine, with the token in it. */
export interface Gate {
	port: number;
	token: string;
}

/** A request as far as it says who asks for what. */
export interface Asked {
	method: string;
	/** As it stands in the request, with its query. */
	url: string;
	headers: IncomingHttpHeaders;
}

/** What a request is let through to: a file of the page, or data; or with which status it is refused, and why. */
export type Let = { file: string } | { data: URL } | { status: number; reason: string };

/**
 * Judges a request before anything is read of it. Every address begins with the token, so that no other page or program can make one up;
 * requests for data carry it in a header as well, which no page of another origin can set without being asked.
 */
export function judge({ method, url, headers }: Asked, { port, token }: Gate): Let {
	const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
	if (!hosts.includes(headers.host ?? '')) return { status: 421, reason: 'this server has another name' };
	const { origin } = headers;
	if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
		return { status: 403, reason: 'another origin' };
	const site = headers['sec-fetch-site'];
	if (site !== undefined && site !== 'same-origin' && site !== 'none')
		return { status: 403, reason: 'another origin' };
	const path = decoded(url);
	if (path === null || /\\|\0|(?:^|\/)\.{1,2}(?:\/|$)/u.test(path))
		return { status: 400, reason: 'no such path' };
	const [, given = '', ...rest] = path.split('/');
	if (!isSame(given, token)) return { status: 403, reason: 'no token' };
	if (rest[0] !== 'api') {
		if (method !== 'GET' && method !== 'HEAD') return { status: 405, reason: 'GET only' };
		return { file: `/${rest.join('/')}` };
	}
	const header = headers[TOKEN_HEADER];
	if (typeof header !== 'string' || !isSame(header, token)) return { status: 403, reason: 'no token' };
	if (method === 'POST') {
		// A page sends its origin with whatever may change something.
		if (origin === undefined) return { status: 403, reason: 'no origin' };
		if (!/^application\/json(?:;|$)/u.test(headers['content-type'] ?? ''))
			return { status: 415, reason: 'JSON only' };
	} else if (method !== 'GET') return { status: 405, reason: 'GET or POST only' };
	return { data: new URL(url.slice(token.length + '/'.length), 'http://localhost') };
}

function decoded(url: string): string | null {
	try {
		return decodeURIComponent(url.split(/[?#]/u)[0]!);
	} catch {
		return null;
	}
}

/** Takes as long for a nearly right token as for a wrong one. */
function isSame(given: string, token: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(token)];
	return a.length === b.length && timingSafeEqual(a, b);
}
