import type { Field } from './fields.ts';
import { inColumns, type Finding, type Row, type Table } from './table.ts';
import { childOf, childrenOf, readXml, textIn, type Element } from './xmltree.ts';

/** Columns that every placemark has; those of its ExtendedData come after them. */
const fields: readonly [column: string, field: Field][] = [
	['Placemark id', { name: 'id' }],
	['name', { name: 'title' }],
	['description', { name: 'summary' }],
	['begin', { name: 'start' }],
	['end', { name: 'end' }],
	['address', { name: 'place' }],
	['link', { name: 'url' }]
];
/** Features of KML that are pictures, links or films: nothing happens at them. */
const others = new Set(['GroundOverlay', 'PhotoOverlay', 'ScreenOverlay', 'NetworkLink', 'Tour']);
const containers = new Set(['Document', 'Folder', 'kml']);

export const isKml = (text: string): boolean => /<(?:[\w.-]{1,20}:)?kml[\s>]/iu.test(text.slice(0, 5000));

/**
 * KML 2.2 and 2.3 (https://docs.ogc.org/is/12-007r2/12-007r2.html) as a table: a row a placemark, with its time, which may be that
 * of its folder; ExtendedData as columns; the name of its folder as its layer. Never expands entities, never fetches.
 * @throws XmlFault
 */
export function kmlTable(text: string): Table {
	const { root, faults } = readXml(text);
	const findings = faults.map((message): Finding => ({
		severity: 'doubt',
		row: null,
		column: null,
		code: 'xml',
		message: `not well-formed: ${message}`
	}));
	const placemarks: { element: Element; layer: string; time: Time | null }[] = [];
	const refused: Finding[] = [];
	const walk = (element: Element, layer: string, time: Time | null): void => {
		for (const child of element.children) {
			if (containers.has(child.name))
				walk(child, child.name === 'Folder' ? textIn(child, 'name') || layer : layer, timeOf(child) ?? time);
			else if (child.name === 'Placemark') {
				placemarks.push({ element: child, layer, time: timeOf(child) ?? time });
			} else if (others.has(child.name)) {
				placemarks.push({ element: child, layer, time: null });
			}
		}
	};
	if (root) walk({ name: '', attributes: {}, children: [root], text: '' }, '', null);
	const schemas = schemaNames(root);
	const read: (Omit<Row, 'cells'> & { cells: Map<string, string> })[] = [];
	placemarks.forEach(({ element, layer, time }, index) => {
		const row = index + 1;
		if (others.has(element.name)) {
			refused.push({
				severity: 'refused',
				row,
				column: null,
				code: 'no-placemark',
				message: `${element.name}: no placemark, nothing is fetched`,
				value: textIn(element, 'name')
			});
			return;
		}
		const cells = new Map<string, string>([
			['Placemark id', element.attributes.id ?? ''],
			['name', textIn(element, 'name')],
			['description', textIn(element, 'description')],
			['begin', time?.begin ?? ''],
			['end', time?.end ?? ''],
			['address', textIn(element, 'address')],
			['link', childOf(element, 'link')?.attributes.href ?? '']
		]);
		for (const [name, value] of extendedData(element, schemas))
			if (!cells.has(name) || cells.get(name) === '') cells.set(name, value);
		const geometry = geometryIn(element);
		read.push({ row, cells, geometry, layer, isOpen: time?.isSpan ?? false });
	});
	const {
		columns,
		rows,
		findings: told
	} = inColumns(
		fields.map(([column]) => column),
		read
	);
	const document = childOf(root ?? undefined, 'Document') ?? root ?? undefined;
	const title = textIn(document, 'name');
	return {
		form: 'kml',
		unit: 'placemark',
		columns,
		rows,
		...(title !== '' && { head: { title, description: textIn(document, 'description') } }),
		preset: new Map(fields),
		refused,
		findings: [...findings, ...told]
	};
}

interface Time {
	begin: string;
	end: string;
	/** A span goes on without limit where an end is missing; a stamp is a moment. */
	isSpan: boolean;
}

function timeOf(element: Element): Time | null {
	const span = childOf(element, 'TimeSpan');
	const stamp = childOf(element, 'TimeStamp');
	if (span) {
		const [begin, end] = [textIn(span, 'begin'), textIn(span, 'end')];
		return begin === '' && end === '' ? null : { begin, end, isSpan: true };
	}
	if (stamp && textIn(stamp, 'when') !== '') return { begin: textIn(stamp, 'when'), end: '', isSpan: false };
	// A track is a moment at each of its positions: it lasts from the first to the last.
	const whens = tracksIn(element).flatMap((track) =>
		childrenOf(track, 'when').map(({ text }) => text.trim())
	);
	return whens.length === 0 ? null : { begin: whens[0]!, end: whens.at(-1)!, isSpan: true };
}

const tracksIn = (element: Element): Element[] => [
	...childrenOf(element, 'Track'),
	...childrenOf(element, 'MultiTrack').flatMap((many) => childrenOf(many, 'Track'))
];

/** What fields of a schema are called for readers, by schema and name. */
function schemaNames(root: Element | null): Map<string, string> {
	const shown = new Map<string, string>();
	const walk = (element: Element): void => {
		for (const child of element.children) {
			if (child.name !== 'Schema') {
				if (containers.has(child.name)) walk(child);
				continue;
			}
			for (const field of childrenOf(child, 'SimpleField'))
				shown.set(
					`${child.attributes.id ?? ''}#${field.attributes.name ?? ''}`,
					textIn(field, 'displayName')
				);
		}
	};
	if (root) walk({ name: '', attributes: {}, children: [root], text: '' });
	return shown;
}

function extendedData(
	placemark: Element,
	schemas: ReadonlyMap<string, string>
): [name: string, value: string][] {
	const data = childOf(placemark, 'ExtendedData');
	const plain = childrenOf(data, 'Data').map((one): [string, string] => [
		one.attributes.name ?? textIn(one, 'displayName'),
		textIn(one, 'value')
	]);
	const typed = childrenOf(data, 'SchemaData').flatMap((one) =>
		childrenOf(one, 'SimpleData').map((field): [string, string] => {
			const name = field.attributes.name ?? '';
			return [
				schemas.get(`${(one.attributes.schemaUrl ?? '').replace(/^#/u, '')}#${name}`) || name,
				field.text.trim()
			];
		})
	);
	return [...plain, ...typed].filter(([name]) => name !== '');
}

/** The geometry of a placemark as GeoJSON; null without one. Numbers are not judged here. */
function geometryIn(element: Element): unknown {
	const found = element.children.flatMap((child): unknown[] => {
		switch (child.name) {
			case 'Point':
				return [{ type: 'Point', coordinates: positions(child)[0] ?? [] }];
			case 'LineString':
			case 'LinearRing':
				return [{ type: 'LineString', coordinates: positions(child) }];
			case 'Polygon':
				return [{ type: 'Polygon', coordinates: ringsOf(child) }];
			case 'MultiGeometry':
				return [geometryIn(child)];
			case 'Track':
				return [
					{
						type: 'LineString',
						coordinates: childrenOf(child, 'coord').map(({ text }) => text.trim().split(/\s+/u).map(Number))
					}
				];
			case 'MultiTrack':
				return [geometryIn(child)];
			case 'Model':
				return [
					{
						type: 'Point',
						coordinates: [
							Number(textIn(childOf(child, 'Location'), 'longitude')),
							Number(textIn(childOf(child, 'Location'), 'latitude'))
						]
					}
				];
			default:
				return [];
		}
	});
	if (found.length <= 1) return found[0] ?? null;
	const polygons = found.filter(
		(one): one is { type: string; coordinates: unknown } =>
			(one as { type?: string } | null)?.type === 'Polygon'
	);
	if (polygons.length === found.length)
		return { type: 'MultiPolygon', coordinates: polygons.map(({ coordinates }) => coordinates) };
	return { type: 'GeometryCollection', geometries: found };
}

const ringsOf = (polygon: Element): number[][][] =>
	['outerBoundaryIs', 'innerBoundaryIs'].flatMap((name) =>
		childrenOf(polygon, name).flatMap((boundary) => childrenOf(boundary, 'LinearRing').map(positions))
	);

/** Tuples apart by white space, numbers by commas; a space after a comma is a mistake that many make. */
const positions = (element: Element): number[][] =>
	textIn(element, 'coordinates')
		.replaceAll(/\s+/gu, ' ')
		.replaceAll(/ ?, ?/gu, ',')
		.split(' ')
		.filter((tuple) => tuple !== '')
		.map((tuple) =>
			tuple
				.split(',')
				.filter((part, at) => at < 2 || part !== '')
				.map((part) => (part === '' ? NaN : Number(part)))
		);
