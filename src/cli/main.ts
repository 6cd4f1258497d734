#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What Node makes of the sources is kept: a command starts in two thirds of the time.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/node'));

/** Runs the command line: 0 ok, 1 problems or a failure, 2 wrong usage. Output is flushed before the process ends. */
const { runCommand } = await import('./command.ts');
process.exitCode = await runCommand(process.argv.slice(2));
