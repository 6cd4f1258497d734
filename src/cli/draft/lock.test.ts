import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'chronotope-lock-'));
	path = join(folder, '.extract/lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a lock is held by one at a time, and given back', () => {
	const giveBack = takeLock(path);
	expect(() => takeLock(path)).toThrow(`another run is at work here (process ${process.pid})`);
	giveBack();
	expect(existsSync(path)).toBe(false);
	takeLock(path)();
	expect(readdirSync(join(folder, '.extract'))).toEqual([]);
});

test.each([
	['of a process that is gone', () => ({ pid: spawnSync('true').pid, host: hostname(), began: null })],
	[
		'of a process whose number another one has now',
		() => ({ pid: process.pid, host: hostname(), began: '1' })
	],
	['that is no lock', () => 'nothing']
])('a lock %s is taken over', (_, holder) => {
	takeLock(path)();
	writeFileSync(path, JSON.stringify(holder()));
	takeLock(path)();
	expect(readdirSync(join(folder, '.extract'))).toEqual([]);
});

test('a lock of another machine is respected, and it is said how to remove it', () => {
	takeLock(path)();
	writeFileSync(path, JSON.stringify({ pid: 1, host: 'elsewhere', began: null }));
	expect(() => takeLock(path)).toThrow(`(process 1 on elsewhere)`);
	expect(() => takeLock(path)).toThrow(`remove ${path}`);
});
