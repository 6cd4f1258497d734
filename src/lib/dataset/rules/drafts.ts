import { isDraft } from '../drafts.ts';
import { fileNames, recordKinds, type RecordKind } from '../files.ts';
import { shown, type Problem } from '../problem.ts';
import { teller, type Judged } from './told.ts';

/** So many of a kind are proposed. */
export const undecided = (kind: RecordKind, proposed: number, of: number): Problem => ({
	severity: 'warning',
	code: 'undecided',
	file: fileNames[kind],
	path: '',
	message: `${proposed} of ${of} ${kind} ${proposed === 1 ? 'is' : 'are'} proposed: no person has decided on ${proposed === 1 ? 'it' : 'them'}`
});

/** Proposals are told, and nothing that a person has decided on hangs on one. */
export function draftRules(judged: Judged): Problem[] {
	const { places, events, sources } = judged.dataset;
	const states = { places: places.map(({ properties }) => properties), events, sources };
	const problems: Problem[] = [];
	for (const kind of recordKinds) {
		const count = states[kind].filter(isDraft).length;
		if (count > 0) problems.push(undecided(kind, count, states[kind].length));
		states[kind].forEach(({ status, proposal }, index) => {
			if (proposal && status === undefined)
				problems.push(
					teller(judged, kind, index)(
						'error',
						'proposal-alone',
						kind === 'places' ? ['properties', 'proposal'] : ['proposal'],
						'invalid proposal: expected with status "proposed" only'
					)
				);
		});
	}
	const drafts = {
		places: new Set(places.filter(({ properties }) => isDraft(properties)).map(({ id }) => id)),
		sources: new Set(sources.filter(isDraft).map(({ id }) => id)),
		events: new Set(events.filter(isDraft).map(({ id }) => id))
	};
	events.forEach((event, index) => {
		if (isDraft(event)) return;
		const tell = teller(judged, 'events', index);
		const refuse = (keys: PropertyKey[], kind: string, id: string) =>
			problems.push(
				tell(
					'error',
					'undecided-link',
					keys,
					`invalid ${kind} ${shown(id)}: it is proposed, the event is not`
				)
			);
		event.places.forEach(({ id }, at) => {
			if (drafts.places.has(id)) refuse(['places', at, 'id'], 'place', id);
		});
		event.citations.forEach(({ source }, at) => {
			if (drafts.sources.has(source)) refuse(['citations', at, 'source'], 'source', source);
		});
		if (drafts.events.has(event.partOf ?? ''))
			problems.push(
				tell(
					'warning',
					'undecided-whole',
					['partOf'],
					`event ${shown(event.partOf)} is proposed: the link is left out`
				)
			);
	});
	places.forEach(({ properties }, index) => {
		if (!isDraft(properties) && drafts.places.has(properties.partOf ?? ''))
			problems.push(
				teller(judged, 'places', index)(
					'warning',
					'undecided-whole',
					['properties', 'partOf'],
					`place ${shown(properties.partOf)} is proposed: the link is left out`
				)
			);
	});
	return problems;
}
