import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '#cli/serve.ts';

/** A page of another origin beside a served site. */
export interface Host {
	/** The site's address, ending in "/". */
	site: string;
	origin: string;
	/** What the other origin answers. */
	page: string;
	close(): Promise<void>;
}

export async function startHost(directory: string): Promise<Host> {
	const site = await serve({ directory, port: 0 });
	const server = createServer((request, response) => {
		response.writeHead(request.url === '/' ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' });
		response.end(request.url === '/' ? host.page : undefined);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const host: Host = {
		site: site.url,
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		page: '',
		async close() {
			await site.close();
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		}
	};
	return host;
}
