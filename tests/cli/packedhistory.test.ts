import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPacked } from '#cli/packed/build.ts';
import { fixtureAtlas } from '#tests/fixtures/files.ts';
import { bytesOf, gathered, json, lay, template, type Parts } from '#tests/fixtures/parts.ts';
import { freshSeed } from '#tests/laws.ts';
import { scratchFolder } from '#tests/scratch.ts';

const scratch = scratchFolder('history');

const placeIds = (json(join(fixtureAtlas, 'places.geojson')) as { features: { id: string }[] }).features.map(
	({ id }) => id
);
const { categories } = json(join(fixtureAtlas, 'atlas.json')) as { categories: { id: string }[] };
const dates = [
	...[
		'1979-05-12',
		'1979-05-12T10:00:00Z',
		'1979-05-12T08:00:00Z',
		'1979-05',
		'198X',
		'1981/1992',
		'2012-07/..',
		'../1990',
		'2019-05/..'
	],
	...[
		'[1980,1990-05..1990-07]',
		'{1980-05..1981,1990}',
		'{1980..}',
		'[..1979,1990]',
		'{1980..1983}',
		'2003-08~',
		'-0044-03-15',
		null
	]
];

/** Events by number: the same number is the same id, so that parts can name what others have. */
const event = fc
	.record({
		when: fc.constantFrom(...dates),
		category: fc.constantFrom(...categories.map(({ id }) => id)),
		places: fc.uniqueArray(
			fc.record({ id: fc.constantFrom(...placeIds), role: fc.constantFrom('venue', 'area', 'subject') }),
			{ maxLength: 4, selector: ({ id, role }) => `${id} ${role}` }
		),
		title: fc.constantFrom('Gale', 'باد', 'Storm'),
		isDraft: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
		partOf: fc.option(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat({ max: 11 })), { freq: 3 })
	})
	.map(({ title, isDraft, partOf, ...event }) => ({
		...event,
		title: { en: title, fa: title },
		isDraft,
		partOf
	}));

type Made = typeof event extends fc.Arbitrary<infer T> ? T : never;
const step = fc.record({
	part: fc.constantFrom('a', 'b', 'c', 'd'),
	events: fc.array(event, { maxLength: 12 }),
	note: fc.constantFrom('', 'other'),
	sources: fc.nat({ max: 3 }),
	drafts: fc.boolean()
});

/** The parts as datasets have them: links to what is there, which lead nowhere back. */
function partsOf(made: Record<string, Made[]>): Parts {
	const names = Object.keys(made).sort();
	const isBefore = ([part, at]: readonly [string, number], name: string, number: number): boolean =>
		at < (made[part]?.length ?? 0) && (part < name || (part === name && at < number));
	return Object.fromEntries(
		names.map((name) => [
			name,
			made[name]!.map(({ isDraft, partOf, ...event }, number) => ({
				...event,
				...{ id: `${name}-${number}`, summary: { en: 'A sentence.' }, citations: template.citations },
				...(partOf && isBefore(partOf, name, number) && { partOf: partOf.join('-') }),
				...(isDraft && { status: 'proposed', proposal: { confidence: 0.5, reasons: ['a reason'] } })
			}))
		])
	);
}

describe('an atlas packed from parts', () => {
	test(
		'has the bytes of one packed from nothing, whatever was added, changed or removed',
		{ timeout: 240_000 },
		async () => {
			const [directory, out, other] = ['data', 'out', 'other'].map((name) => scratch(name)) as [
				string,
				string,
				string
			];
			let known = 0;
			const history = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
				const made: Record<string, Made[]> = {};
				for (const { part, events, note, sources, drafts } of steps) {
					made[part] = events;
					lay(directory, partsOf(made), { note, sources });
					const { problems, written, known: found } = await buildPacked(directory, out, { drafts });
					expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
					expect(written).not.toBeNull();
					expect(bytesOf(out)).toEqual(await gathered(directory, other, drafts));
					known += found;
				}
			});
			await fc.assert(history, { seed: 1988, numRuns: 10 });
			await fc.assert(history, { seed: freshSeed, numRuns: 4 });
			expect(known).toBeGreaterThan(10);
		}
	);
});
