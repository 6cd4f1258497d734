/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are the same JSON, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
	if (Array.isArray(a) || Array.isArray(b))
		return (
			Array.isArray(a) &&
			Array.isArray(b) &&
			a.length === b.length &&
			a.every((one, at) => isSame(one, b[at]))
		);
	if (!isObject(a) || !isObject(b)) return a === b;
	const keys = Object.keys(a).filter((key) => a[key] !== undefined);
	return (
		keys.length === Object.keys(b).filter((key) => b[key] !== undefined).length &&
		keys.every((key) => isSame(a[key], b[key]))
	);
}
