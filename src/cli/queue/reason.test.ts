import { expect, test } from 'vitest';
import { Refusal } from '../documents/document.ts';
import { Failure } from '../print.ts';
import { NotDone, reasonFor } from './reason.ts';

/** What a document says, and where it lies, in the messages of errors. */
const told = 'witness';

test.each([
	[new NotDone('missing: no such folder'), 'missing: no such folder'],
	[new Refusal(`invalid JSON: ${told}`), 'failed: Error'],
	[
		new Failure(`cannot write ${told}: no space left on the disk (ENOSPC)`),
		'cannot read or write a file (ENOSPC)'
	],
	[Object.assign(new Error(`EACCES: ${told}`), { code: 'EACCES' }), 'cannot read or write a file (EACCES)'],
	[
		Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }),
		'takes more memory than a thread has'
	],
	[new SyntaxError(`Unexpected token in ${told}`), 'failed: SyntaxError']
])('of %o a queue is told %j', (error, reason) => {
	expect(reasonFor(error)).toBe(reason);
	expect(reason).not.toContain(told);
});
