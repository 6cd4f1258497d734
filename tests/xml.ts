import { DOMParser, type Document } from '@xmldom/xmldom';

/** Reads XML with a parser of its own; anything that is not well-formed is an error. */
export function parseXml(text: string): Document {
	return new DOMParser({
		onError: (level, message) => {
			// The sign that stands for what XML cannot hold is no fault.
			if (level !== 'warning' || !message.startsWith('Unicode replacement character'))
				throw new Error(`${level}: ${message}`);
		}
	}).parseFromString(text, 'text/xml');
}

/** The text of each element of a name, in the order of the file. */
export const textsOf = (node: Pick<Document, 'getElementsByTagName'>, name: string): string[] =>
	[...node.getElementsByTagName(name)].map(({ textContent }) => textContent ?? '');
