import type { Attachment } from 'svelte/attachments';

/** Sets styles through the CSSOM: a strict content policy lets scripts set them and refuses them as attributes. */
export function styled(
	styles: Partial<Pick<CSSStyleDeclaration, 'inlineSize' | 'blockSize' | 'zIndex' | 'transform'>>
): Attachment<HTMLElement> {
	return (element) => {
		Object.assign(element.style, styles);
	};
}
