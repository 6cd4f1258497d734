import type { ExpressionSpecification } from 'maplibre-gl';
import { shapes } from '#lib/dataset/terms.ts';

/** A colour for each category of a sample, by its index. */
export const colours = ['#1A1B1E', '#43308A', '#744D0A', '#2A6DA8', '#14563F', '#737A2E', '#A83763'];

export const categories = shapes.map((shape, at) => ({
	id: shape,
	label: { en: shape },
	colour: { light: colours[at]! },
	shape
}));

/** The colour of a feature's category: whoever shows events of several kinds tells them apart. */
export const colourOfKind: ExpressionSpecification = [
	'match',
	['get', 'category'],
	...colours.flatMap((colour, at) => [at, colour]),
	'#6A6E74'
] as unknown as ExpressionSpecification;
