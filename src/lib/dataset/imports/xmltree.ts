import { SaxesParser } from 'saxes';
import { DEEPEST_XML, MOST_ELEMENTS } from './limits.ts';

export interface Element {
	/** Without its prefix: gx:Track is Track. */
	name: string;
	attributes: Record<string, string>;
	children: Element[];
	/** The text right within it. */
	text: string;
}

/** Why a text is not read as XML. */
export class XmlFault extends Error {}

/**
 * XML as a tree, without namespaces. Nothing is fetched and no entity of the document's own is ever expanded: a document that
 * declares some is refused. What is not well-formed is read as far as it can be; `faults` tells the first places.
 * @throws XmlFault for entities, nesting or size beyond reason
 */
export function readXml(text: string): { root: Element | null; faults: string[] } {
	const top: Element = { name: '', attributes: {}, children: [], text: '' };
	const open = [top];
	const faults: string[] = [];
	let elements = 0;
	const parser = new SaxesParser({ position: true });
	parser.on('error', ({ message }) => {
		if (faults.length < 5) faults.push(message.slice(0, 200));
	});
	parser.on('doctype', (doctype) => {
		if (/<!ENTITY/iu.test(doctype))
			throw new XmlFault('invalid XML: it declares entities, which are not read');
	});
	parser.on('opentag', ({ name, attributes }) => {
		if (open.length > DEEPEST_XML) throw new XmlFault(`invalid XML: nested deeper than ${DEEPEST_XML}`);
		if (++elements > MOST_ELEMENTS) throw new XmlFault(`invalid XML: more than ${MOST_ELEMENTS} elements`);
		const element: Element = {
			name: name.slice(name.indexOf(':') + 1),
			attributes: Object.assign(Object.create(null) as Record<string, string>, attributes),
			children: [],
			text: ''
		};
		open.at(-1)!.children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => {
		if (open.length > 1) open.pop();
	});
	const write = (piece: string): void => {
		open.at(-1)!.text += piece;
	};
	parser.on('text', write);
	parser.on('cdata', write);
	parser.write(text).close();
	return { root: top.children[0] ?? null, faults };
}

export const childrenOf = (element: Element | undefined, name: string): Element[] =>
	element?.children.filter((child) => child.name === name) ?? [];
export const childOf = (element: Element | undefined, name: string): Element | undefined =>
	element?.children.find((child) => child.name === name);
/** The text of a child, trimmed; empty without one. */
export const textIn = (element: Element | undefined, name: string): string =>
	childOf(element, name)?.text.trim() ?? '';
