/** Attribute values as they are written; what is undefined is left out. */
export type Attributes = Record<string, string | number | undefined>;

/** A number with at most two digits after the point: a hundredth of a pixel is a quarter of a hair. */
export const round = (n: number): number => Number(n.toFixed(2)) + 0;

export const escape = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		// Signs that no XML file may hold.
		.replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '\uFFFD');

/** An element with children that are markup already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
	const written = Object.entries(attributes)
		.filter((entry): entry is [string, string | number] => entry[1] !== undefined)
		.map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escape(value)}"`)
		.join('');
	return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}
