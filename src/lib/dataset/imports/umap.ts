import { featureRows, presetOf } from './geojson.ts';
import { plainText } from './plain.ts';
import type { Table } from './table.ts';
import { textOf } from './timelinejs.ts';

interface Layer {
	type?: unknown;
	features?: unknown;
	_umap_options?: { name?: unknown } | null;
	_storage?: { name?: unknown } | null;
	layers?: unknown;
}

/** Whether a value is a map of uMap (https://github.com/umap-project/umap) with its layers. */
export const isUmap = (value: unknown): boolean => {
	const { type, layers } = (value ?? {}) as { type?: unknown; layers?: unknown };
	return type === 'umap' && Array.isArray(layers);
};

/** A map with all its layers as a table; the name of a layer is the category where no property is. Remote layers hold nothing. */
export function umapTable(value: unknown): Table {
	const { properties, layers } = value as { properties?: Record<string, unknown> | null; layers: unknown[] };
	const features = layersOf(layers, 0).flatMap((layer) => {
		const name = textOf(layer._umap_options?.name ?? layer._storage?.name);
		return (Array.isArray(layer.features) ? layer.features : []).map((feature: unknown) => ({
			feature,
			layer: name
		}));
	});
	const { columns, rows, ...told } = featureRows(features);
	// uMap writes links and emphasis in a notation of its own.
	const at = columns.indexOf('description');
	const worded = rows.map((row) => ({
		...row,
		cells: row.cells.map((cell, column) => (column === at ? withoutMarks(cell) : cell))
	}));
	const head = {
		title: textOf(properties?.name),
		description: plainText(withoutMarks(textOf(properties?.description)))
	};
	return {
		form: 'umap',
		unit: 'feature',
		columns,
		rows: worded,
		...(head.title !== '' && { head }),
		preset: presetOf(columns),
		...told
	};
}

/** Layers, with those that newer maps put inside others. */
const layersOf = (layers: readonly unknown[], depth: number): Layer[] =>
	layers.flatMap((layer) => {
		if (typeof layer !== 'object' || layer === null) return [];
		const { layers: inner } = layer as Layer;
		return [layer as Layer, ...(Array.isArray(inner) && depth < 10 ? layersOf(inner, depth + 1) : [])];
	});

/** `[[address|words]]`, `{{image}}`, `**strong**`, `# head`: https://docs.umap-project.org */
const withoutMarks = (text: string): string =>
	text
		.replaceAll(/\{\{\{?([^{}|]{0,2000})(?:\|[^{}]{0,200})?\}?\}\}/gu, '$1')
		.replaceAll(/\[\[([^[\]|]{0,2000})\|([^[\]]{0,500})\]\]/gu, '$2 ($1)')
		.replaceAll(/\[\[([^[\]]{0,2000})\]\]/gu, '$1')
		.replaceAll(/\*\*([^*]{1,2000})\*\*/gu, '$1')
		.replaceAll(/^#{1,6}\s+/gmu, '');
