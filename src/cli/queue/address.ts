import { Failure } from '../print.ts';

const FORM = 'redis://[user:password@]host[:port][/database], or rediss:// over TLS';

/** The address of a queue. @throws Failure, which does not repeat it: a password may stand in it */
export function readAddress(text: string | undefined): URL {
	if (text === undefined || text === '')
		throw new Failure(`no address of a queue: --queue or CHRONOTOPE_QUEUE, ${FORM}`);
	const address = URL.canParse(text) ? new URL(text) : null;
	if (!address || !/^rediss?:$/u.test(address.protocol) || address.hostname === '')
		throw new Failure(`invalid address of a queue: expected ${FORM}`);
	return address;
}

/** An address as it may be shown: without user and password. */
export function shownAddress({ protocol, host, pathname }: URL): string {
	return `${protocol}//${host}${/^\/\d*$/u.test(pathname) ? pathname : ''}`;
}
