import { isDraft } from '../drafts.ts';
import { shown, type Problem } from '../problem.ts';
import type { Text } from '../schema.ts';
import { atlasTeller, teller, type Judged } from './told.ts';

type Tell = (
	severity: Problem['severity'],
	code: string,
	within: readonly PropertyKey[],
	message: string
) => Problem;

/**
 * Text for readers stands in the atlas's first language at least (error). Titles, names and labels stand in every
 * language of the atlas (warning), but for proposals; longer text may be shown in the first one.
 */
export function wordRules(judged: Judged): Problem[] {
	const { atlas, places, events, sources } = judged.dataset;
	const first = atlas.languages[0]!;
	const problems: Problem[] = [];
	const text = (tell: Tell, keys: PropertyKey[], value: Text | undefined) => {
		if (value && !Object.hasOwn(value, first))
			problems.push(
				tell('error', 'first-language', keys, `missing text in ${shown(first)}, the atlas's first language`)
			);
	};
	const name = (tell: Tell, keys: PropertyKey[], value: Text) => {
		text(tell, keys, value);
		for (const language of atlas.languages.slice(1))
			if (!Object.hasOwn(value, language))
				problems.push(tell('warning', 'language-missing', keys, `missing text in ${shown(language)}`));
	};

	name(atlasTeller, ['title'], atlas.title);
	text(atlasTeller, ['description'], atlas.description);
	atlas.categories.forEach((category, index) =>
		name(atlasTeller, ['categories', index, 'label'], category.label)
	);
	places.forEach(({ properties }, index) => {
		const tell = teller(judged, 'places', index);
		(isDraft(properties) ? text : name)(tell, ['properties', 'names'], properties.names);
		text(tell, ['properties', 'note'], properties.note);
	});
	events.forEach((event, index) => {
		const tell = teller(judged, 'events', index);
		(isDraft(event) ? text : name)(tell, ['title'], event.title);
		text(tell, ['summary'], event.summary);
		text(tell, ['whenNote'], event.whenNote);
		event.claims.forEach((claim, at) => {
			text(tell, ['claims', at, 'measure'], claim.measure);
			text(tell, ['claims', at, 'qualifier'], claim.qualifier);
		});
	});
	sources.forEach((source, index) => text(teller(judged, 'sources', index), ['note'], source.note));
	return problems;
}
