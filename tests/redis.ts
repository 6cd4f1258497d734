import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { start } from './cli/run.ts';

/** A word that must stand nowhere but in the address. */
export const PASSWORD = 'p4ssw0rd-of-the-queue';

/** A Redis server of the tests' own, in memory alone; stopped with `stop`. */
export interface RedisServer {
	/** With the password. */
	address: string;
	client: Redis;
	/** Stops it and starts an empty one at the same address. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** Whether the program is there: what needs it is left out elsewhere. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** Tells of the tests that are left out where there is no Redis server. */
export function tellOfRedis(): void {
	console.log(
		hasRedis ? 'queue tests run with redis-server' : 'queue tests left out: no redis-server on this machine'
	);
}

/** Starts a server on a free port, for whoever knows the password. */
export async function startRedis(): Promise<RedisServer> {
	const folder = mkdtempSync(join(tmpdir(), 'chronotope-redis-'));
	const port = await freePort();
	const address = `redis://:${PASSWORD}@127.0.0.1:${port}`;
	let server = await started(port, folder);
	const client = new Redis(address, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
	client.on('error', () => undefined);
	await client.ping();
	const end = async (): Promise<void> => {
		const ended = once(server, 'close');
		server.kill('SIGKILL');
		await ended;
	};
	return {
		address,
		client,
		restart: async () => {
			await end();
			server = await started(port, folder);
			await client.ping();
		},
		stop: async () => {
			client.disconnect();
			await end();
			rmSync(folder, { recursive: true });
		}
	};
}

export interface RunningWorker {
	child: ChildProcess;
	/** What it has said so far. */
	text(): string;
	ended: Promise<number | null>;
}

/** Starts `chronotope worker`, and waits until it is at work. */
export async function startWorker(address: string, options: Record<string, string>): Promise<RunningWorker> {
	const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
	const child = start(['worker', ...args], { CHRONOTOPE_QUEUE: address });
	const ended = new Promise<number | null>((done) => child.once('close', done));
	let text = '';
	await new Promise<void>((ready, fail) => {
		for (const stream of [child.stdout!, child.stderr!])
			stream.on('data', (chunk: Buffer) => {
				text += chunk.toString();
				if (text.includes('at work with')) ready();
			});
		void ended.then(() => fail(new Error(`a worker has ended: ${text}`)));
	});
	return { child, text: () => text, ended };
}

async function started(port: number, folder: string): Promise<ChildProcess> {
	const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder, requirepass: PASSWORD };
	const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
	const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
	for await (const chunk of server.stdout as AsyncIterable<Buffer>)
		if (chunk.toString().includes('Ready to accept connections')) break;
	return server;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
