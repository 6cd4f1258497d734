import { readWhen } from '#lib/time/when.ts';
import { shown, type Problem } from '../problem.ts';
import { teller, type Judged } from './told.ts';

/** Dates are EDTF that can be read; what is inferred says how. */
export function dateRules(judged: Judged): Problem[] {
	const { atlas, events, sources } = judged.dataset;
	const problems: Problem[] = [];
	events.forEach((event, index) => {
		const tell = teller(judged, 'events', index);
		if (event.when !== null && readWhen(event.when, atlas.hemisphere) === null)
			problems.push(
				tell('error', 'when', ['when'], `invalid date ${shown(event.when)}: expected EDTF, levels 0 to 2`)
			);
		if (event.whenBasis === 'inferred' && !event.whenNote)
			problems.push(tell('error', 'when-note', ['whenNote'], 'missing whenNote: the date is inferred'));
	});
	sources.forEach(({ published, publishedBasis }, index) => {
		const tell = teller(judged, 'sources', index);
		if (published !== null && readWhen(published, atlas.hemisphere) === null)
			problems.push(
				tell(
					'error',
					'published',
					['published'],
					`invalid date ${shown(published)}: expected EDTF, levels 0 to 2`
				)
			);
		if ((published === null) !== (publishedBasis === 'unknown'))
			problems.push(
				tell(
					'error',
					'published-basis',
					['publishedBasis'],
					published === null
						? `invalid basis ${shown(publishedBasis)}: published is null; expected "unknown"`
						: 'invalid basis "unknown": published is given'
				)
			);
	});
	return problems;
}
