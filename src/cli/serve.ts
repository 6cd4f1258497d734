import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersOf, headerTable, mediaType, type HeaderTable } from './headers.ts';
import { answerOembed } from './oembed.ts';
import { Failure } from './print.ts';

export interface ServeOptions {
	/** The built site. */
	directory: string;
	/** 0: any free port. */
	port: number;
	host?: string;
	/** Path under which the site stands, as in `/atlas`; empty: at the root. */
	base?: string;
	/** What headers are sent; left out: those of a site that any page may frame. */
	table?: HeaderTable;
	/** Told of each request: `GET /path 200`. */
	log?: (line: string) => void;
}

/**
 * Serves a built site: ranges, media types, security headers, lifetimes, the site's own 404 page.
 * @throws Failure when there is no site or the port is taken.
 */
export async function serve(options: ServeOptions): Promise<{ url: string; close: () => Promise<void> }> {
	const { directory, port, host = '127.0.0.1', base = '', table = headerTable(), log } = options;
	if (!existsSync(join(directory, 'index.html')))
		throw new Failure(`no built site in ${directory}: run "npm run build" first`);
	const notFound = (response: ServerResponse) => {
		const page = join(directory, '404.html');
		response.statusCode = 404;
		response.setHeader(
			'Content-Type',
			existsSync(page) ? 'text/html;charset=utf-8' : 'text/plain;charset=utf-8'
		);
		response.end(existsSync(page) ? readFileSync(page) : 'Not found\n');
	};
	const files = sirv(directory, {
		etag: true,
		// The build writes compressed copies beside the files.
		gzip: true,
		brotli: true,
		dotfiles: false,
		onNoMatch: (_, response) => notFound(response),
		setHeaders: (response, path) => {
			const type = mediaType(path);
			if (type !== undefined) response.setHeader('Content-Type', type);
			response.setHeader('Accept-Ranges', 'bytes');
		}
	});
	const server = createServer((request, response) => {
		response.on('finish', () => log?.(`${request.method} ${request.url} ${response.statusCode}`));
		const path = withinBase(request.url ?? '/', base);
		for (const [name, value] of Object.entries(headersOf(table, pathnameOf(path ?? ''))))
			response.setHeader(name, value);
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.writeHead(405, { Allow: 'GET, HEAD' }).end();
			return;
		}
		if (path !== null && pathnameOf(path) === '/oembed') {
			const { searchParams } = new URL(path, 'http://localhost');
			const here = `${request.headers.host ?? 'localhost'}${base}/`;
			const { status, type, body } = answerOembed(searchParams, directory, here);
			response.writeHead(status, { 'Content-Type': type }).end(body);
			return;
		}
		if (path === null) notFound(response);
		else if (path === '') response.writeHead(308, { Location: `${base}/` }).end();
		else {
			request.url = path;
			keepPlainRange(request);
			files(request, response);
		}
	});
	await listen(server, port, host);
	const shown = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
	return {
		url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${(server.address() as AddressInfo).port}${base}/`,
		close: () => close(server)
	};
}

/** A request's path below the base, with its query; '' asks for the slash; null lies outside. */
function withinBase(url: string, base: string): string | null {
	if (base === '') return url;
	const path = url.split('?')[0]!;
	if (path === base || path === '/') return '';
	return path.startsWith(`${base}/`) ? url.slice(base.length) : null;
}

/** What a request asks for, without its query, its signs decoded; '' where they cannot be. */
function pathnameOf(url: string): string {
	try {
		return decodeURIComponent(url.split('?')[0]!);
	} catch {
		return '';
	}
}

/** The file server reads `bytes=a-b` and `bytes=a-` only, and b = 0 as none; of anything else the whole file is sent, as RFC 9110 §14.2 allows. */
function keepPlainRange(request: IncomingMessage): void {
	const range = /^bytes=(\d+)-(\d*)$/u.exec(request.headers.range ?? '');
	if (!range || range[2] === '0' || (range[2] !== '' && Number(range[2]) < Number(range[1])))
		delete request.headers.range;
}

export function listen(server: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			const taken = error.code === 'EADDRINUSE';
			reject(
				new Failure(
					taken
						? `port ${port} is in use: choose another with --port or PORT`
						: `cannot listen on ${host}:${port}: ${error.code}`
				)
			);
		});
		server.listen(port, host, () => resolve());
	});
}

export function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
