import { expect, test } from 'vitest';
import { measureDates } from './bench/dates.ts';
import { shared } from './shared.ts';

test.skipIf(shared('documents') === null)(
	'at least 85 % of the dates that the curated atlas has as stated are proposed, with at most 1.3 proposals each',
	() => {
		const { stated, found, proposed } = measureDates()!;
		expect(found / stated).toBeGreaterThanOrEqual(0.85);
		expect(proposed / stated).toBeLessThanOrEqual(1.3);
	}
);
