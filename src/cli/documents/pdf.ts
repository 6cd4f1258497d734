import { readable, Refusal, type SourceText } from './document.ts';
import { MOST_PAGES } from './limits.ts';

/** The text layer of a PDF, a blank line between pages. Throws `Refusal` on one that is encrypted, damaged or without text. */
export async function readPdf(bytes: Uint8Array): Promise<SourceText> {
	const { getDocumentProxy } = await import('unpdf');
	let document;
	try {
		// The reader takes the bytes it is given for its own.
		document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
	} catch (error) {
		const name = error instanceof Error ? error.name : '';
		throw new Refusal(
			name === 'PasswordException' ? 'encrypted PDF: it wants a password' : `invalid PDF: ${messageOf(error)}`
		);
	}
	try {
		if (document.numPages > MOST_PAGES)
			throw new Refusal(`invalid PDF: ${document.numPages} pages; at most ${MOST_PAGES}`);
		const pages: string[] = [];
		for (let number = 1; number <= document.numPages; number++) {
			const page = await document.getPage(number);
			const { items } = await page.getTextContent();
			pages.push(
				items
					.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
					.join('')
					.trim()
			);
			page.cleanup();
		}
		const text = pages.join('\n\n').replaceAll('\0', '').trim();
		if (text === '') throw new Refusal('PDF without a text layer: pictures of pages are not read');
		const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
		return {
			text: readable(text),
			title: info.Title?.trim() || null,
			publisher: null,
			published: null,
			language: info.Language?.trim() || null
		};
	} catch (error) {
		throw error instanceof Refusal ? error : new Refusal(`invalid PDF: ${messageOf(error)}`);
	} finally {
		await document.loadingTask.destroy();
	}
}

const messageOf = (error: unknown): string =>
	(error instanceof Error ? error.message : String(error)).slice(0, 120);
