import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { MOST_BODY } from '#lib/dataset/review/api.ts';
import { headersOf, headerTable, mediaType } from '../headers.ts';
import { close, listen } from '../serve.ts';
import { answer } from './answer.ts';
import { judge } from './guard.ts';
import type { Session } from './session.ts';

export interface ReviewServer {
	/** The page's address, with the token. */
	url: string;
	close(): Promise<void>;
}

/** As every page here, but for nobody else's eyes and kept nowhere. */
const headers = {
	...headersOf(headerTable({ frameAncestors: "'none'" }), '/'),
	'Cache-Control': 'no-store',
	'Cross-Origin-Resource-Policy': 'same-origin'
};

/**
 * Serves the review page and its data to this machine alone, and to who has the address.
 *
 * @param pages folder of the built page
 * @param port 0: any free one
 * @throws Failure where the port is taken
 */
export async function serveReview(session: Session, pages: string, port: number): Promise<ReviewServer> {
	const token = randomBytes(24).toString('base64url');
	const files = sirv(pages, {
		etag: false,
		dotfiles: false,
		onNoMatch: (_, response) => refuse(response, 404, 'not found'),
		setHeaders: (response, path) => {
			const type = mediaType(path);
			if (type !== undefined) response.setHeader('Content-Type', type);
			response.setHeader('Cache-Control', 'no-store');
		}
	});
	const server = createServer((request, response) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		const { method = 'GET', url = '/' } = request;
		const gate = { port: (server.address() as AddressInfo).port, token };
		const judged = judge({ method, url, headers: request.headers }, gate);
		if ('status' in judged) refuse(response, judged.status, judged.reason);
		else if ('file' in judged) {
			request.url = judged.file;
			files(request, response);
		} else void give(session, judged.data, request, response);
	});
	server.requestTimeout = 30_000;
	await listen(server, port, '127.0.0.1');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}/`,
		close: () => close(server)
	};
}

async function give(
	session: Session,
	url: URL,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const body = await bodyOf(request);
	if (body === null) {
		// What is still on its way is not read.
		response.setHeader('Connection', 'close');
		refuse(response, 413, `at most ${MOST_BODY} bytes`);
		return;
	}
	const { status, body: value } = await answer(session, request.method ?? 'GET', url, body);
	response.writeHead(status, { 'Content-Type': 'application/json;charset=utf-8' });
	response.end(JSON.stringify(value));
}

/** The body of a request as text; null where it is too large. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
	if (Number(request.headers['content-length'] ?? 0) > MOST_BODY) return null;
	const parts: Buffer[] = [];
	let length = 0;
	for await (const part of request as AsyncIterable<Buffer>) {
		length += part.length;
		if (length > MOST_BODY) return null;
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}

function refuse(response: ServerResponse, status: number, reason: string): void {
	response.writeHead(status, { 'Content-Type': 'text/plain;charset=utf-8' });
	response.end(`${reason}\n`);
}
