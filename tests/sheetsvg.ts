import { widthOf, type Face } from '#lib/sheet/text.ts';

/** Text of a sheet as it stands on its page, in pixels. */
export interface Lettering {
	text: string;
	left: number;
	right: number;
	baseline: number;
	size: number;
	onMap: boolean;
}

const ATTRIBUTE = /([\w:-]+)="([^"]*)"/gu;
const attributesOf = (text: string): Record<string, string> =>
	Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, key, value]) => [key!, value!]));
const plain = (text: string): string =>
	text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&')
		.replaceAll(/[\u202B\u202C]/gu, '');

/** Every text of a page, with the map's own place counted in. */
export function letteringOf(svg: string): Lettering[] {
	const found: Lettering[] = [];
	const offsets: [x: number, y: number][] = [];
	for (const [, closing, name, written, self, content] of svg.matchAll(
		/<(\/?)(svg|text)\b((?:[^">]|"[^"]*")*?)(\/?)>([^<]*)/gu
	)) {
		if (name === 'svg' && closing) offsets.pop();
		else if (name === 'svg' && !self) {
			const { x = '0', y = '0' } = attributesOf(written!);
			offsets.push([Number(x), Number(y)]);
		} else if (name === 'text' && !closing) {
			const attributes = attributesOf(written!);
			const face: Face = attributes['font-family']!.includes('Source')
				? attributes['font-style']
					? 'italic'
					: 'serif'
				: attributes['font-weight']
					? 'bold'
					: 'sans';
			const size = Number(attributes['font-size']);
			const [dx, dy] = offsets.reduce((sum, [x, y]) => [sum[0] + x, sum[1] + y], [0, 0]) as [number, number];
			const text = plain(content!);
			const left = Number(attributes.x) + dx;
			found.push({
				text,
				left,
				right: left + widthOf(text, { face, size }),
				baseline: Number(attributes.y) + dy,
				size,
				onMap: offsets.length > 1
			});
		}
	}
	return found;
}

/** Values of an attribute, in the order of the page. */
export const valuesOf = (svg: string, name: string): string[] =>
	[...svg.matchAll(new RegExp(` ${name}="([^"]*)"`, 'gu'))].map(([, value]) => plain(value!));

/** The numbers that ranges such as "1, 3–5" tell, in Latin or Persian digits. */
export function numbersIn(text: string): number[] {
	const latin = text.replaceAll(/[۰-۹]/gu, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)));
	return [...latin.matchAll(/(\d+)(?:–(\d+))?/gu)].flatMap(([, from, to]) =>
		Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, at) => Number(from) + at)
	);
}
