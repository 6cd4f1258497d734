/**
 * The letter, digit or sign that a press means, whatever the script of the keyboard; null where keys are not for the page: something is
 * being typed, a window is open, or another key is held.
 */
export function keyOf(event: KeyboardEvent): string | null {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
		return null;
	const target = event.target as HTMLElement | null;
	// What was focused in a window keeps the focus for a moment after that is closed.
	const isLeft = target?.closest('dialog:not([open])');
	if (!isLeft && target?.closest('input, textarea, select, [contenteditable], dialog')) return null;
	const { key, code } = event;
	if (key === '?' || key === '؟') return '?';
	if (/^[a-z0-9]$/iu.test(key)) return key.toLowerCase();
	return /^(?:Key|Digit|Numpad)([A-Z0-9])$/u.exec(code)?.[1]?.toLowerCase() ?? null;
}
