import { folded } from '#lib/language/fold.ts';
import { MOST_CATEGORIES } from '../limits.ts';
import type { Category } from '../schema.ts';
import { shapes } from '../terms.ts';
import { digestOf, isId, slug } from './ids.ts';

/** Colours on light and on dark ground, in the order of the shapes that they were chosen with. */
const colours = [
	{ light: '#1A1B1E', dark: '#F4F2EC' },
	{ light: '#43308A', dark: '#A591E8' },
	{ light: '#744D0A', dark: '#F0BA78' },
	{ light: '#2A6DA8', dark: '#A3D8FC' },
	{ light: '#14563F', dark: '#84B290' },
	{ light: '#737A2E', dark: '#8C9347' },
	{ light: '#A83763', dark: '#BE87A3' }
] as const;

/** The first pair of shape and colour, in the atlas's order, that no category has. */
export function freeMark(taken: readonly Category[]): Pick<Category, 'colour' | 'shape'> {
	for (let round = 0; round < colours.length; round++)
		for (const [at, shape] of shapes.entries()) {
			const colour = colours[(at + round) % colours.length]!;
			if (!taken.some((one) => one.shape === shape && one.colour.light.toUpperCase() === colour.light))
				return { colour: { ...colour }, shape };
		}
	return { colour: { ...colours[0] }, shape: 'circle' };
}

/** Categories that say nothing of a subject, for an atlas that has none yet. */
export function neutralCategories(language: string): Category[] {
	const labels = language.split('-')[0] === 'fa' ? neutral.fa : neutral.en;
	const made: Category[] = [];
	for (const [at, id] of neutral.ids.entries())
		made.push({ id, label: { [language]: labels[at]! }, ...freeMark(made) });
	return made;
}
const neutral = {
	ids: ['event', 'decision', 'statement', 'gathering', 'movement', 'other'],
	en: [
		'Events',
		'Decisions and rulings',
		'Statements and media',
		'Gatherings',
		'Movements of people',
		'Other'
	],
	fa: ['رویدادها', 'تصمیم‌ها و رأی‌ها', 'بیانیه‌ها و رسانه‌ها', 'گردهمایی‌ها', 'جابه‌جایی مردم', 'دیگر']
};

/** Whether an atlas still has the categories that it was given at its beginning. */
export const isNeutral = (categories: readonly Category[], language: string): boolean =>
	JSON.stringify(categories) === JSON.stringify(neutralCategories(language));

interface Asked {
	id?: string;
	label?: string;
}

/**
 * The categories of an atlas with those that rows ask for. Of more than an atlas can hold, the most frequent get their own; the
 * others go to one for the rest, which `left` names with their labels.
 */
export function withCategories(
	own: readonly Category[],
	asked: readonly Asked[],
	language: string,
	whole: readonly Category[] = []
): { categories: Category[]; idFor: (asked: Asked) => string; left: string[] } {
	const categories = [...own];
	const find = ({ id, label }: Asked): Category | undefined =>
		categories.find((one) => one.id === id) ??
		categories.find(
			(one) => label !== undefined && Object.values(one.label).some((text) => folded(text) === folded(label))
		) ??
		categories.find((one) => label !== undefined && one.id === slug(label));
	const counts = new Map<string, { asked: Asked; count: number }>();
	for (const one of asked) {
		if (find(one)) continue;
		const key = one.id ?? folded(one.label ?? '');
		counts.set(key, { asked: counts.get(key)?.asked ?? one, count: (counts.get(key)?.count ?? 0) + 1 });
	}
	const wanted = [...counts.values()];
	const room = MOST_CATEGORIES - categories.length;
	const fits =
		wanted.length <= room
			? wanted
			: [...wanted].sort((a, b) => b.count - a.count).slice(0, Math.max(0, room - 1));
	for (const { asked: one } of wanted.filter((each) => fits.includes(each))) {
		if (find(one)) continue;
		const known = whole.find(({ id }) => id === one.id);
		const isTaken = (id: string): boolean => categories.some((each) => each.id === id);
		const label = one.label ?? one.id ?? '';
		const words =
			one.id !== undefined && isId(one.id) ? one.id : slug(label) || `category-${digestOf(label)}`;
		categories.push(
			known ?? {
				id: isTaken(words) ? `${words}-${digestOf(label)}` : words,
				label: { [language]: label },
				...freeMark(categories)
			}
		);
	}
	const rest = wanted.length > fits.length ? restOf(categories, language) : undefined;
	return {
		categories,
		idFor: (one) => (find(one) ?? rest ?? categories[0]!).id,
		left: wanted.filter((each) => !fits.includes(each)).map(({ asked: one }) => one.label ?? one.id ?? '')
	};
}

/** The category for the rest: the one called "other", or a new one, or the last of a full atlas. */
function restOf(categories: Category[], language: string): Category {
	const other = neutralCategories(language).at(-1)!;
	const found = categories.find(({ id }) => id === other.id);
	if (found) return found;
	if (categories.length >= MOST_CATEGORIES) return categories.at(-1)!;
	categories.push({ ...other, ...freeMark(categories) });
	return categories.at(-1)!;
}
