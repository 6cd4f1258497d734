/** The length of a scale bar: a round number of kilometres and the pixels it takes. */
export interface Scale {
	km: number;
	pixels: number;
}

/** The longest bar of 1, 2 or 5 times a power of ten kilometres that takes at most `most` pixels. */
export function scaleOf(kmPerPixel: number, most: number): Scale {
	const reach = kmPerPixel * most;
	const power = 10 ** Math.floor(Math.log10(reach));
	const km = (reach >= 5 * power ? 5 : reach >= 2 * power ? 2 : 1) * power;
	return { km, pixels: km / kmPerPixel };
}
