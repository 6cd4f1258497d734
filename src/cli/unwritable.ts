import { Failure } from './print.ts';

/** What the system says, in words, and what can be done about it. */
const known: Record<string, [why: string, remedy: string]> = {
	ENOSPC: ['no space left on the disk', 'free some, then run the same again'],
	EDQUOT: ['no space left to you on the disk', 'free some, then run the same again'],
	EFBIG: ['larger than files may be', 'raise the limit on the size of files, then run the same again'],
	EROFS: ['the disk is read-only', 'name another folder'],
	EACCES: ['no permission', 'give yourself the right to write there, or name another folder'],
	EPERM: ['no permission', 'give yourself the right to write there, or name another folder'],
	ENOTDIR: ['a part of the path is no folder', 'name another folder'],
	EEXIST: ['there is a file where a folder should be', 'name another folder'],
	EISDIR: ['there is a folder where the file should be', 'name another file']
};

/** Something could not be written: what, where, why, and what to do, in words. What stood there is as it was. */
export class Unwritable extends Failure {
	constructor(path: string, error: unknown) {
		const { code = '', message } = error as NodeJS.ErrnoException;
		const [why, remedy] = known[code] ?? [];
		super(
			`cannot write ${path}: ${why ? `${why} (${code}); what was there before is as it was: ${remedy}` : message}`
		);
	}
}
