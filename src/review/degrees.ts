import { formatNumber } from '#lib/language/language.ts';

/** Where a place lies, to a tenth of a degree: latitude first, whatever the direction of the line. */
export function degreesOf({ lat, lon }: { lat: number; lon: number }, language: string): string {
	const digits = { maximumFractionDigits: 1, minimumFractionDigits: 1 };
	return `\u2066${formatNumber(lat, language, digits)}, ${formatNumber(lon, language, digits)}\u2069`;
}
