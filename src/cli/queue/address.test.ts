import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../print.ts';
import { readAddress, shownAddress } from './address.ts';

test('an address is shown without user and password', () => {
	const word = fc.stringMatching(/^[a-z]{12}$/u);
	fc.assert(
		fc.property(
			word,
			word,
			fc.constantFrom('', ':6380'),
			fc.constantFrom('', '/3'),
			(user, password, port, path) => {
				const shown = shownAddress(
					readAddress(`rediss://${user}:${password}@queue.example.org${port}${path}`)
				);
				expect(shown).toBe(`rediss://queue.example.org${port}${path}`);
			}
		)
	);
	// A slip puts the password where the database should be.
	expect(shownAddress(readAddress('redis://host/secret?password=secret#secret'))).toBe('redis://host');
});

test.each(['', undefined, 'secret', 'http://secret@host', 'redis:secret', 'redis://', '../secret'])(
	'of %j that is no address nothing is repeated',
	(text) => {
		expect(() => readAddress(text)).toThrow(Failure);
		expect(() => readAddress(text)).not.toThrow(/secret/u);
	}
);
