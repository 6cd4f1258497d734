import { shown, type Problem } from '../problem.ts';
import { teller, type Judged } from './told.ts';

/** Every id that a record names is there, once, and no record is a part of itself. */
export function linkRules(judged: Judged): Problem[] {
	const { atlas, places, events, sources } = judged.dataset;
	const problems: Problem[] = [
		...partRules(judged, 'places', ['properties', 'partOf'], (index) => places[index]!.properties.partOf),
		...partRules(judged, 'events', ['partOf'], (index) => events[index]!.partOf)
	];
	const placeIds = idsOf(places);
	const sourceIds = idsOf(sources);
	const categoryIds = idsOf(atlas.categories);

	events.forEach((event, index) => {
		const tell = teller(judged, 'events', index);
		if (!categoryIds.has(event.category))
			problems.push(
				tell('error', 'unknown-category', ['category'], `unknown category ${shown(event.category)}`)
			);
		event.places.forEach((link, at) => {
			if (!placeIds.has(link.id))
				problems.push(
					tell('error', 'unknown-place', ['places', at, 'id'], `unknown place ${shown(link.id)}`)
				);
			if (event.places.findIndex(({ id, role }) => id === link.id && role === link.role) < at)
				problems.push(
					tell(
						'warning',
						'repeated',
						['places', at],
						`place ${shown(link.id)} is named twice as ${link.role}`
					)
				);
		});
		event.citations.forEach((citation, at) => {
			if (!sourceIds.has(citation.source))
				problems.push(
					tell(
						'error',
						'unknown-source',
						['citations', at, 'source'],
						`unknown source ${shown(citation.source)}`
					)
				);
		});
		event.claims.forEach((claim, at) => {
			if (claim.citation >= event.citations.length)
				problems.push(
					tell(
						'error',
						'unknown-citation',
						['claims', at, 'citation'],
						`unknown citation ${claim.citation}: the event has ${event.citations.length}`
					)
				);
		});
	});
	return problems;
}

/** `partOf` leads to a record that is there and, followed upwards, never back. */
function partRules(
	judged: Judged,
	kind: 'places' | 'events',
	keys: PropertyKey[],
	partOf: (index: number) => string | undefined
): Problem[] {
	const records = judged.dataset[kind];
	const rows = new Map(records.map(({ id }, index) => [id, index]));
	const problems: Problem[] = [];
	records.forEach(({ id }, index) => {
		const whole = partOf(index);
		if (whole === undefined) return;
		const tell = teller(judged, kind, index);
		if (!rows.has(whole)) {
			problems.push(
				tell(
					'error',
					'unknown-whole',
					keys,
					`unknown ${kind === 'places' ? 'place' : 'event'} ${shown(whole)}`
				)
			);
			return;
		}
		const passed = new Set<string>();
		for (let at: string | undefined = whole; at !== undefined && !passed.has(at);) {
			if (at === id) {
				problems.push(
					tell('error', 'cycle', keys, `invalid partOf: ${[id, ...passed, id].map(shown).join(' in ')}`)
				);
				break;
			}
			passed.add(at);
			const row = rows.get(at);
			at = row === undefined ? undefined : partOf(row);
		}
	});
	return problems;
}

function idsOf(records: readonly { id: string }[]): ReadonlySet<string> {
	return new Set(records.map(({ id }) => id));
}
