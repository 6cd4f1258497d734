import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** What goes wrong with one answer. */
export type Fault =
	| { kind: 'drop' }
	| { kind: 'delay'; milliseconds: number }
	| { kind: 'truncate'; bytes: number }
	| { kind: 'replace'; status?: number; type?: string; body: string }
	| { kind: 'headers'; headers: Record<string, string> };

/** Decides on a fault from the request's path, taken below the sub-path. */
export type Faults = (path: string, request: IncomingMessage) => Fault | undefined;

export interface TestServer {
	/** The address with the sub-path, ending in "/". */
	base: string;
	faults: Faults;
	close(): Promise<void>;
}

/** Serves a folder of pages on a free port of this machine, below `subPath` ("/", or "/a/b/"), with faults at will. */
export async function startServer(directory: string, subPath = '/'): Promise<TestServer> {
	const files = sirv(directory, { etag: true });
	const notFound = (_: IncomingMessage, response: ServerResponse) => {
		response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
	};
	const server = createServer((request, response) => {
		const url = request.url ?? '/';
		if (!url.startsWith(subPath)) return notFound(request, response);
		request.url = url.slice(subPath.length - 1);
		const answer = () => files(request, response, () => notFound(request, response));

		const fault = running.faults(request.url, request);
		switch (fault?.kind) {
			case 'drop':
				return void request.socket.destroy();
			case 'delay':
				return void setTimeout(answer, fault.milliseconds);
			case 'truncate':
				truncate(response, fault.bytes);
				return answer();
			case 'replace':
				response.writeHead(fault.status ?? 200, { 'content-type': fault.type ?? 'text/html' });
				return void response.end(fault.body);
			case 'headers':
				for (const [name, value] of Object.entries(fault.headers)) response.setHeader(name, value);
				return answer();
			default:
				return answer();
		}
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const running: TestServer = {
		base: `http://127.0.0.1:${(server.address() as AddressInfo).port}${subPath}`,
		faults: () => undefined,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	};
	return running;
}

/** Lets the head and the first bytes of the body pass, then cuts the connection. */
function truncate(response: ServerResponse, bytes: number): void {
	let left = bytes;
	const write = response.write.bind(response) as (chunk: Buffer, sent?: () => void) => boolean;
	response.write = ((chunk: Buffer) => {
		if (left === 0) return false;
		const part = chunk.subarray(0, left);
		left -= part.length;
		// Cut before it is sent, the answer would be none at all, and a browser asks again for what it got nothing of.
		return left > 0 ? write(part) : write(part, () => response.destroy());
	}) as typeof response.write;
}
