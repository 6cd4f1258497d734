import { SaxesParser } from 'saxes';

/** An element of a drawing. */
export interface Markup {
	name: string;
	attributes: Record<string, string>;
	children: (Markup | string)[];
}

/**
 * A drawing as a tree, so that a page writes each of its parts by itself and never a text as markup.
 *
 * @throws Error where the text is no well-formed XML
 */
export function readMarkup(xml: string): Markup {
	const top: Markup = { name: '', attributes: {}, children: [] };
	const open = [top];
	const parser = new SaxesParser();
	parser.on('opentag', ({ name, attributes }) => {
		const element = { name, attributes: { ...attributes }, children: [] };
		open.at(-1)!.children.push(element);
		open.push(element);
	});
	parser.on('text', (text) => void open.at(-1)!.children.push(text));
	parser.on('closetag', () => void open.pop());
	parser.write(xml).close();
	return top.children.find((child) => typeof child !== 'string')!;
}
