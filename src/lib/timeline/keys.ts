/** What a key does to the stretch when the dock has the focus. */
export type StretchKey = 'closer' | 'wider' | 'fit' | 'back';

const KEYS: Record<string, StretchKey> = {
	'+': 'closer',
	'=': 'closer',
	'-': 'wider',
	_: 'wider',
	'0': 'fit',
	Backspace: 'back'
};

/** What a key means; null for one that is left to the browser or to what it was typed into. */
export function stretchKey(
	event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
	into: 'text' | 'other'
): StretchKey | null {
	if (into === 'text' || event.ctrlKey || event.metaKey || event.altKey) return null;
	// A keyboard may have the digits of its own script.
	const key = /^[\u06f0\u0660]$/u.test(event.key) ? '0' : event.key;
	return KEYS[key] ?? null;
}

/** What has a use of its own for the space bar. */
export const TAKEN =
	'a[href], button, select, textarea, summary, input:not([type=range]), [role=button], [contenteditable]';
/** What keys are typed into. */
export const TYPED = 'select, textarea, input:not([type=range], [type=checkbox])';
