import { expect, test } from 'vitest';
import { answer } from '#lib/time/window.ts';
import { catalogue } from './catalogue.ts';
import type { Dataset } from './schema.ts';

const of = (...whens: string[]) =>
	catalogue({
		atlas: { languages: ['en'], categories: [{ id: 'notice' }], hemisphere: 'north' },
		events: whens.map((when, at) => ({
			id: `e${at}`,
			when,
			category: 'notice',
			places: [],
			participants: [],
			claims: [],
			citations: []
		})),
		places: [],
		sources: []
	} as unknown as Dataset);

test.each([[['1990-05-05', '2018-02-11/..']], [['2018-02-11/..']], [['[..1979-05-11]', '1990-05-05']]])(
	'every dated event of %j lies in the span of its atlas, also one that begins on its last day or ends on its first',
	(whens) => {
		const { entries, span } = of(...whens);
		expect(entries.map(({ when }) => answer(when!, span))).not.toContain('out');
	}
);
