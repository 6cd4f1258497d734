import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '#tests/laws.ts';
import { parseView, printView } from './codec.ts';
import {
	controls,
	defaultEmbed,
	embedQuery,
	embedThemes,
	LEAST_HEIGHT,
	loadings,
	MOST_HEIGHT,
	parseEmbed,
	printEmbed,
	viewQuery,
	type EmbedOptions
} from './embedoptions.ts';
import { defaultView, speedUnits } from './view.ts';

const options: fc.Arbitrary<EmbedOptions> = fc.record({
	controls: fc.subarray([...controls]),
	theme: fc.constantFrom(...embedThemes),
	play: fc.option(
		fc.record({ count: fc.integer({ min: 1, max: 9999 }), unit: fc.constantFrom(...speedUnits) }),
		{ nil: null }
	),
	height: fc.option(fc.integer({ min: LEAST_HEIGHT, max: MOST_HEIGHT }), { nil: null }),
	load: fc.constantFrom(...loadings),
	api: fc.boolean()
});
const known = {
	category: () => true,
	source: () => true,
	place: () => true,
	event: () => true,
	person: () => true,
	records: true
};

describe('the link of an embedded view', () => {
	const view = { ...defaultView, window: { from: Date.UTC(1988, 0), to: Date.UTC(1993, 0) } };
	law('gives the options back, and the view beside them', options, fc.boolean(), (chosen, plain) => {
		const own = plain ? '' : printView(view);
		const query = embedQuery(own, chosen);
		expect(parseEmbed(query)).toEqual({ options: chosen, bad: [] });
		expect(parseView(query, known)).toEqual({ view: plain ? defaultView : view, bad: [] });
		expect(viewQuery(query)).toBe(own);
		expect(printEmbed(parseEmbed(query).options)).toBe(printEmbed(chosen));
	});

	law('survives programs that encode its signs', options, (chosen) => {
		const encoded = printEmbed(chosen).replaceAll(',', '%2C').replaceAll('/', '%2f');
		expect(parseEmbed(`?${encoded}`).options).toEqual(chosen);
	});

	law('never throws, whatever it is', fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
		const { options: read } = parseEmbed(query);
		expect(parseEmbed(printEmbed(read)).options).toEqual(read);
	});

	test.each([
		['controls=slider,wheel', 'controls'],
		['theme=red', 'theme'],
		['play=fast', 'play'],
		['height=199', 'height'],
		['height=4001', 'height'],
		['height=1e3', 'height'],
		['load=never', 'load'],
		['api=yes', 'api']
	])('%s falls back and is told', (query, key) => {
		expect(parseEmbed(query)).toEqual({
			options: defaultEmbed,
			bad: [{ key, value: query.slice(key.length + 1) }]
		});
	});

	test('takes the first of two equal keys, and no key of objects', () => {
		expect(parseEmbed('api=1&api=0').options.api).toBe(true);
		expect(parseEmbed('constructor=1&__proto__=2&hasOwnProperty').options).toEqual(defaultEmbed);
	});
});

/** Links of version 1 as they stand in articles. A change that alters one of them needs a version 2. */
test.each<[string, Partial<EmbedOptions>]>([
	['', {}],
	['v=1&t=1988/1992', {}],
	['v=1&controls=', { controls: [] }],
	['v=1&controls=slider,play,legend', { controls: ['slider', 'play', 'legend'] }],
	['v=1&controls=link,title,fullscreen', { controls: ['title', 'fullscreen', 'link'] }],
	['v=1&theme=dark&load=click', { theme: 'dark', load: 'click' }],
	['v=1&play=3m/s&load=eager', { play: { count: 3, unit: 'm' }, load: 'eager' }],
	['v=1&bbox=44,25,64,40&height=520&api=1', { height: 520, api: true }],
	['v=1&height=auto&load=visible&theme=auto&api=0', {}]
])('the embed link %s of version 1 still means the same', (query, part) => {
	expect(parseEmbed(query)).toEqual({ options: { ...defaultEmbed, ...part }, bad: [] });
});
