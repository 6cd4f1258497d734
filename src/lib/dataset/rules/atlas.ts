import { shown, type Problem } from '../problem.ts';
import { atlasTeller as tell, type Judged } from './told.ts';

/** Languages are well-formed and named once; categories have ids of their own and can be told apart. */
export function atlasRules({ dataset: { atlas } }: Judged): Problem[] {
	const problems: Problem[] = [];
	atlas.languages.forEach((language, index) => {
		if (!isLanguage(language))
			problems.push(tell('error', 'language', ['languages', index], `invalid language ${shown(language)}`));
		if (atlas.languages.indexOf(language) < index)
			problems.push(
				tell(
					'error',
					'duplicate-language',
					['languages', index],
					`invalid language ${shown(language)}: named twice`
				)
			);
	});
	atlas.categories.forEach((category, index) => {
		const earlier = atlas.categories.slice(0, index);
		if (earlier.some(({ id }) => id === category.id))
			problems.push(
				tell(
					'error',
					'duplicate-id',
					['categories', index, 'id'],
					`invalid id ${shown(category.id)}: used twice`
				)
			);
		const alike = earlier.find(
			({ id, shape, colour }) =>
				id !== category.id &&
				shape === category.shape &&
				colour.light.toLowerCase() === category.colour.light.toLowerCase()
		);
		if (alike)
			problems.push(
				tell(
					'warning',
					'alike',
					['categories', index],
					`category ${shown(category.id)} looks like ${shown(alike.id)}: same shape and colour`
				)
			);
	});
	if (atlas.view.startsWith('?') || atlas.view.startsWith('#'))
		problems.push(
			tell('error', 'view', ['view'], `invalid view ${shown(atlas.view)}: expected a query without "?"`)
		);
	return problems;
}

/** Whether a tag is well-formed (BCP 47). */
function isLanguage(tag: string): boolean {
	try {
		return Intl.getCanonicalLocales(tag).length === 1;
	} catch {
		return false;
	}
}
