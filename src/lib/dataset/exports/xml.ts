/** Attribute values; what is undefined is left out. */
type Attributes = Record<string, string | undefined>;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Signs that no XML 1.0 file may hold (https://www.w3.org/TR/xml/#charsets) become U+FFFD. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\u007F-\u009F]|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Parsers fold these into line ends, those of XML 1.1 all three; in attributes, tabs and line ends become spaces. */
const FOLDED = /[\r\u0085\u2028]/gu;

const reference = (sign: string): string => `&#${sign.charCodeAt(0)};`;

/** Text as XML that reads back the same. */
export const escapeXml = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(FORBIDDEN, '\uFFFD')
		.replaceAll(FOLDED, reference);

const escapeAttribute = (text: string): string =>
	escapeXml(text)
		.replaceAll('"', '&quot;')
		.replaceAll(/[\t\n]/gu, reference);

/** An element around children that are markup already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
	const written = Object.entries(attributes)
		.filter((entry): entry is [string, string] => entry[1] !== undefined)
		.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
		.join('');
	return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** An element with text. */
export const textElement = (name: string, text: string, attributes: Attributes = {}): string =>
	element(name, attributes, escapeXml(text));
