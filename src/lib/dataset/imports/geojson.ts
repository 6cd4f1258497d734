import type { Field } from './fields.ts';
import { DEEPEST_PROPERTY, MOST_PROPERTIES } from './limits.ts';
import { asJson, inColumns, type Finding, type Row, type Table } from './table.ts';
import { textOf } from './timelinejs.ts';

interface FeatureLike {
	id?: unknown;
	geometry?: unknown;
	properties?: Record<string, unknown> | null;
}

/** Column of a feature's own id, beside its properties. */
const ID = 'id of the feature';

/** Whether a value is GeoJSON: a collection, one feature, or a bare geometry. */
export const isGeoJson = (value: unknown): boolean =>
	/^(?:FeatureCollection|Feature|(?:Multi)?(?:Point|LineString|Polygon)|GeometryCollection)$/u.test(
		textOf((value as { type?: unknown } | null)?.type)
	);

/** The features of any GeoJSON value. */
export function featuresOf(value: unknown): unknown[] {
	const { type, features } = value as { type?: unknown; features?: unknown };
	if (type === 'FeatureCollection') return Array.isArray(features) ? features : [];
	return type === 'Feature' ? [value] : [{ type: 'Feature', geometry: value, properties: {} }];
}

/** Features as a table: a column a property, nested ones by `a.b`; a list of plain values in one cell. */
export function geoJsonTable(value: unknown): Table {
	const { title, name, description } = value as Record<string, unknown>;
	const { columns, ...table } = featureRows(featuresOf(value).map((feature) => ({ feature })));
	const head = { title: textOf(title) || textOf(name), description: textOf(description) };
	return {
		form: 'geojson',
		unit: 'feature',
		columns,
		...table,
		...(head.title !== '' && { head }),
		preset: presetOf(columns)
	};
}

/** What styles a drawing, and holds no words. */
const STYLE =
	/^(?:_umap_options|_storage_options|stroke|fill|marker|icon|color|colour|opacity|weight|style|bbox)\b|^_|^(?:stroke|fill|marker)-/iu;

export const presetOf = (columns: readonly string[]): Map<string, Field | null> =>
	new Map<string, Field | null>([
		...(columns.includes('id') ? [] : [[ID, { name: 'id' }] as [string, Field]]),
		...columns.filter((column) => STYLE.test(column)).map((column): [string, null] => [column, null])
	]);

/** Features with the layer that each stands in, as rows. */
export function featureRows(features: readonly { feature: unknown; layer?: string }[]): {
	columns: string[];
	rows: Row[];
	refused: Finding[];
	findings: Finding[];
} {
	const read: { row: number; cells: Map<string, string>; geometry: unknown; layer?: string }[] = [];
	const refused: Finding[] = [];
	features.forEach(({ feature, layer }, index) => {
		const row = index + 1;
		if (typeof feature !== 'object' || feature === null || Array.isArray(feature)) {
			refused.push({
				severity: 'refused',
				row,
				column: null,
				code: 'form',
				message: 'invalid feature: expected an object',
				value: asJson(feature)
			});
			return;
		}
		const { id, geometry = null, properties } = feature as FeatureLike;
		const cells = new Map<string, string>([[ID, textOf(id)]]);
		flatten(properties ?? {}, '', cells, 0);
		read.push({ row, cells, geometry, ...(layer !== undefined && layer !== '' && { layer }) });
	});
	return { ...inColumns([ID], read), refused };
}

function flatten(value: unknown, path: string, cells: Map<string, string>, depth: number): void {
	if (cells.size > MOST_PROPERTIES) return;
	if (Array.isArray(value)) {
		const plain = value.map(textOf).filter((text) => text !== '');
		if (plain.length > 0) cells.set(path, plain.join('; '));
	} else if (typeof value === 'object' && value !== null) {
		if (depth >= DEEPEST_PROPERTY) return;
		for (const [key, child] of Object.entries(value))
			flatten(child, path === '' ? key : `${path}.${key}`, cells, depth + 1);
	} else if (path !== '') cells.set(path, textOf(value));
}
