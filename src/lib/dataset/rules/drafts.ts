import { isDraft } from '../drafts.ts';
import { fileNames, recordKinds } from '../files.ts';
import { shown, type Problem } from '../problem.ts';
import { teller, type Judged } from './told.ts';

/** Proposals are told, and nothing that a person has decided on hangs on one. */
export function draftRules(judged: Judged): Problem[] {
	const { places, events, sources } = judged.dataset;
	const states = { places: places.map(({ properties }) => properties), events, sources };
	const problems: Problem[] = [];
	for (const kind of recordKinds) {
		const count = states[kind].filter(isDraft).length;
		if (count > 0)
			problems.push({
				severity: 'warning',
				code: 'undecided',
				file: fileNames[kind],
				path: '',
				message: `${count} of ${states[kind].length} ${kind} ${count === 1 ? 'is' : 'are'} proposed: no person has decided on ${count === 1 ? 'it' : 'them'}`
			});
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
	const undecided = {
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
			if (undecided.places.has(id)) refuse(['places', at, 'id'], 'place', id);
		});
		event.citations.forEach(({ source }, at) => {
			if (undecided.sources.has(source)) refuse(['citations', at, 'source'], 'source', source);
		});
		if (undecided.events.has(event.partOf ?? ''))
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
		if (!isDraft(properties) && undecided.places.has(properties.partOf ?? ''))
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
