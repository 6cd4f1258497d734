import { element as xmlElement, escapeXml } from '#lib/dataset/exports/xml.ts';

/** Attribute values as they are written; what is undefined is left out. */
export type Attributes = Record<string, string | number | undefined>;

/** A number with at most two digits after the point: a hundredth of a pixel is a quarter of a hair. */
export const round = (n: number): number => Number(n.toFixed(2)) + 0;

export const escape = (text: string): string => escapeXml(text).replaceAll('"', '&quot;');

/** An element with children that are markup already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
	const written: Record<string, string | undefined> = {};
	for (const [key, value] of Object.entries(attributes))
		written[key] = typeof value === 'number' ? String(round(value)) : value;
	return xmlElement(name, written, ...children);
}
