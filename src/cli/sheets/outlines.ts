/** PDF without a browser: every letter an outline, drawn by `pdfkit` from what `resvg` makes of a page. */
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { SaxesParser } from 'saxes';
import type { MadeSheet } from './make.ts';
import { outlinedOf } from './raster.ts';

/** Points of a pixel. */
const POINT = 0.75;
/** The same sheet is the same file on any day. */
const DAY = new Date(0);

type Document = PDFKit.PDFDocument;
type Matrix = [number, number, number, number, number, number];

interface Node {
	name: string;
	attributes: Record<string, string>;
	children: Node[];
}

export async function outlinedPdf({ pages, title, language, paper }: MadeSheet): Promise<Buffer> {
	const document = new PDFDocument({
		autoFirstPage: false,
		lang: language,
		displayTitle: true,
		info: { Title: title, Creator: 'Chronotope', Producer: 'Chronotope', CreationDate: DAY, ModDate: DAY }
	});
	const done = buffer(document);
	for (const svg of pages) {
		document.addPage({ size: [paper.width * POINT, paper.height * POINT], margin: 0 });
		document.save().scale(POINT);
		new Painter(document, parse(rounded(outlinedOf(svg)))).draw();
		document.restore();
	}
	document.end();
	return done;
}

/** A thousandth of a pixel is enough of an outline: half the file. */
const rounded = (svg: string): string =>
	svg.replaceAll(/\d+\.\d{4,}/gu, (number) => String(Number(Number(number).toFixed(3))));

function parse(svg: string): Node {
	const root: Node = { name: '', attributes: {}, children: [] };
	const open = [root];
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const node: Node = { name, attributes: attributes as Record<string, string>, children: [] };
		open.at(-1)!.children.push(node);
		open.push(node);
	});
	parser.on('closetag', () => open.pop());
	parser.write(svg).close();
	return root.children[0]!;
}

/** What an element says of how it is drawn; anything else would be lost unseen, and is an error. */
const KNOWN = new Set([
	...['id', 'd', 'transform', 'clip-path', 'opacity', 'paint-order', 'shape-rendering', 'visibility'],
	...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-opacity', 'stroke-width'],
	...['stroke-dasharray', 'stroke-dashoffset', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit']
]);

class Painter {
	readonly #document: Document;
	readonly #root: Node;
	readonly #byId = new Map<string, Node>();

	constructor(document: Document, root: Node) {
		this.#document = document;
		this.#root = root;
		const name = (node: Node): void => {
			if (node.attributes.id) this.#byId.set(node.attributes.id, node);
			node.children.forEach(name);
		};
		name(root);
	}

	draw(): void {
		this.#children(this.#root);
	}

	#children({ children }: Node): void {
		for (const child of children) {
			if (child.name === 'defs') continue;
			for (const attribute of Object.keys(child.attributes))
				if (!KNOWN.has(attribute)) throw new Error(`unknown attribute ${attribute} of ${child.name}`);
			if (child.name === 'g') this.#group(child);
			else if (child.name === 'path') this.#path(child.attributes);
			else throw new Error(`unknown element ${child.name}`);
		}
	}

	#group(group: Node): void {
		const document = this.#document;
		const { transform, opacity, 'clip-path': clip } = group.attributes;
		document.save();
		if (transform) document.transform(...matrixOf(transform));
		if (clip) for (const { attributes } of this.#named(clip).children) document.path(attributes.d!).clip();
		if (opacity) document.opacity(Number(opacity));
		this.#children(group);
		document.restore();
	}

	#path(attributes: Record<string, string>): void {
		const { visibility, transform, 'paint-order': order } = attributes;
		if (visibility === 'hidden') return;
		const document = this.#document;
		document.save();
		if (transform) document.transform(...matrixOf(transform));
		const steps = [() => this.#fill(attributes), () => this.#stroke(attributes)];
		for (const step of order?.startsWith('stroke') ? steps.reverse() : steps) step();
		document.restore();
	}

	#fill(attributes: Record<string, string>): void {
		const { d, fill = '#000000', 'fill-opacity': opacity = '1', 'fill-rule': rule } = attributes;
		if (fill === 'none') return;
		const document = this.#document;
		const winding = rule === 'evenodd' ? 'even-odd' : 'non-zero';
		if (!fill.startsWith('url')) {
			document.path(d!).fillColor(fill).fillOpacity(Number(opacity)).fill(winding);
			return;
		}
		document.save().path(d!).clip(winding);
		this.#tile(this.#named(fill), d!);
		document.restore();
	}

	/** Draws a pattern as often as it takes to cover a path. */
	#tile(pattern: Node, d: string): void {
		const document = this.#document;
		const [width, height] = [Number(pattern.attributes.width), Number(pattern.attributes.height)];
		const numbers = d.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gu)!.map(Number);
		const [xs, ys] = [0, 1].map((axis) => numbers.filter((_, at) => at % 2 === axis)) as [number[], number[]];
		const ends = (all: number[], step: number): [number, number] => [
			Math.floor(all.reduce((a, b) => Math.min(a, b)) / step),
			Math.ceil(all.reduce((a, b) => Math.max(a, b)) / step)
		];
		const [left, right] = ends(xs, width);
		const [top, bottom] = ends(ys, height);
		for (let column = left; column < right; column++)
			for (let row = top; row < bottom; row++) {
				document.save().translate(column * width, row * height);
				document.rect(0, 0, width, height).clip();
				this.#children(pattern);
				document.restore();
			}
	}

	#stroke(attributes: Record<string, string>): void {
		const { d, stroke = 'none', 'stroke-width': width = '1', 'stroke-opacity': opacity = '1' } = attributes;
		if (stroke === 'none') return;
		const document = this.#document.path(d!);
		document.strokeColor(stroke).strokeOpacity(Number(opacity)).lineWidth(Number(width));
		const { 'stroke-linejoin': join = 'miter', 'stroke-linecap': cap = 'butt' } = attributes;
		document
			.lineJoin(join as Parameters<Document['lineJoin']>[0])
			.lineCap(cap as Parameters<Document['lineCap']>[0]);
		document.miterLimit(Number(attributes['stroke-miterlimit'] ?? 4));
		const dash = attributes['stroke-dasharray']?.split(/[\s,]+/u).map(Number);
		if (dash)
			document.dash(dash as unknown as number, { phase: Number(attributes['stroke-dashoffset'] ?? 0) });
		else document.undash();
		document.stroke();
	}

	#named(url: string): Node {
		const node = this.#byId.get(url.slice('url(#'.length, -1));
		if (!node) throw new Error(`unknown reference ${url}`);
		return node;
	}
}

const matrixOf = (text: string): Matrix =>
	text
		.slice('matrix('.length, -1)
		.split(/[\s,]+/u)
		.map(Number) as Matrix;
