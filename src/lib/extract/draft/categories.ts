import type { Atlas, Category } from '#lib/dataset/schema.ts';
import { kinds, type Kind } from '../events/triggers.ts';
import { words } from './wording.ts';
import { en } from './words.en.ts';

/** Categories of a draft that is not meant for an atlas: one a kind, told apart by colour and shape on light and dark ground. */
const looks: Record<Kind, Pick<Category, 'colour' | 'shape'>> = {
	killing: { colour: { light: '#1A1B1E', dark: '#F4F2EC' }, shape: 'circle' },
	attack: { colour: { light: '#744D0A', dark: '#F0BA78' }, shape: 'triangle-up' },
	detention: { colour: { light: '#43308A', dark: '#A591E8' }, shape: 'square' },
	legal: { colour: { light: '#2A6DA8', dark: '#A3D8FC' }, shape: 'diamond' },
	protest: { colour: { light: '#A83763', dark: '#BE87A3' }, shape: 'dome' },
	politics: { colour: { light: '#14563F', dark: '#84B290' }, shape: 'bar' },
	statement: { colour: { light: '#737A2E', dark: '#8C9347' }, shape: 'triangle-down' }
};

/** How the ids and English labels of an atlas's categories begin that mean a kind; the first that fits wins. */
const stems: Record<Kind, RegExp> = {
	killing: /\b(?:kill|execut|death|murder|massacre|fatal)/u,
	attack: /\b(?:attack|bomb|assault|violen|conflict|battle|military)/u,
	detention: /\b(?:detent|detain|arrest|prison|imprison|repress|torture|custody)/u,
	legal: /\b(?:legal|court|trial|justice|judic|law|hearing)/u,
	protest: /\b(?:protest|demonstrat|rall|commemorat|march|strike)/u,
	politics: /\b(?:politic|government|diplom|election|resolution|parliament)/u,
	statement: /\b(?:statement|media|speech|press|interview|publication|report)/u
};

/**
 * The atlas of a draft. Where one is given it is kept, and each kind goes to the category with its own id, else to the first whose id or English
 * label names it; kinds that find none add their own category. Without one: a plain atlas in English with a category a kind.
 */
export function atlasFor(used: ReadonlySet<Kind>, given?: Atlas): Atlas {
	const atlas: Atlas = given ?? {
		title: { en: en.atlas.title },
		description: { en: en.atlas.description },
		languages: ['en'],
		licence: 'CC-BY-4.0',
		hemisphere: 'north',
		categories: [],
		view: ''
	};
	const missing = kinds.filter((kind) => (given ? used.has(kind) : true) && !categoryFor(kind, atlas));
	return {
		...atlas,
		categories: [...atlas.categories, ...missing.map((kind) => ownCategory(kind, atlas.languages))]
	};
}

/** The category of a kind in an atlas that `atlasFor` made. */
export const categoryOf = (kind: Kind, atlas: Atlas): string => categoryFor(kind, atlas)!.id;

function categoryFor(kind: Kind, { categories }: Atlas): Category | undefined {
	return (
		categories.find(({ id }) => id === kind) ??
		categories.find(({ id, label }) =>
			stems[kind].test(`${id.replaceAll('-', ' ')} ${label.en ?? ''}`.toLowerCase())
		)
	);
}

function ownCategory(kind: Kind, languages: readonly string[]): Category {
	return { id: kind, label: words(languages, (language) => language.kinds[kind]), ...looks[kind] };
}
