/** Whether a key closes what is open on the page: Escape that nothing else has taken, and none of a dialog over the page. */
export const isClosing = (event: KeyboardEvent): boolean =>
	event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog:modal');
