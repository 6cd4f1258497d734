declare module 'geojson-validation' {
	/** With `trace`, every message; an empty array or `undefined` for a valid object. */
	export function valid(geoJson: unknown, trace: true): string[] | undefined;
}
