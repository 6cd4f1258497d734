import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import type { Category } from '#lib/dataset/schema.ts';
import { shapes } from '#lib/dataset/terms.ts';
import { drawSign } from '#lib/marks/mark.ts';
import { drawDrawing } from './drawing.ts';
import { styleNames, styleOf } from './styles.ts';

/** As many kinds as an atlas may have, so that shapes are used more than once. */
const categories: Category[] = Array.from({ length: 16 }, (_, at) => ({
	id: `c${at}`,
	label: { en: `C${at}` },
	colour: {
		light: ['#14141A', '#3B2E8C', '#7A4A00', '#2468B2', '#0B5D3B', '#6B7A1F', '#A3275F', '#555555'][at % 8]!
	},
	shape: shapes[at % shapes.length]!
}));

type Colour = [red: number, green: number, blue: number];
type Matrix = [Colour, Colour, Colour];
/** How colours are seen: Machado, Oliveira and Fernandes 2009, severity 1, on linear light; and by tone alone. */
const sights: Record<string, Matrix> = {
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039]
	],
	greyscale: [
		[0.2126, 0.7152, 0.0722],
		[0.2126, 0.7152, 0.0722],
		[0.2126, 0.7152, 0.0722]
	]
};

const linear = (value: number): number => (value / 255) ** 2.2;

/** Side of a picture of one sign, in pixels: a sign of 22 at three dots each. */
const SIDE = 96;
/** Of the pixels of the smaller sign so many differ at least. */
const LEAST_SHARE = 0.12;

/** Where a sign is dark, as it is seen: a picture without any colour or tone. */
function maskOf(svg: string, sight: Matrix): Uint8Array {
	const { pixels } = new Resvg(svg, { fitTo: { mode: 'zoom', value: 3 } }).render();
	const mask = new Uint8Array(SIDE * SIDE);
	for (let at = 0; at < mask.length; at++) {
		const light = [0, 1, 2].map((channel) => linear(pixels[4 * at + channel]!)) as Colour;
		const seen = sight.map((row) => row.reduce((sum, weight, channel) => sum + weight * light[channel]!, 0));
		const tone = seen.reduce((sum, value) => sum + value, 0) / 3;
		mask[at] = tone < 0.5 ? 1 : 0;
	}
	return mask;
}

describe.each(styleNames)('the style %s', (name) => {
	test.each(Object.entries(sights))(
		'tells every two kinds apart by shape or hatch alone in %s',
		(_, sight) => {
			const { palette, defs } = styleOf(name, categories);
			const masks = categories.map(({ shape }, at) => {
				const sign = drawDrawing(
					drawSign(shape, palette.categories[at]!, false, palette.paper, 22),
					[16, 16]
				);
				const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><defs>${defs}</defs><rect width="32" height="32" fill="#fff"/>${sign}</svg>`;
				return maskOf(svg, sight);
			});
			const dark = masks.map((mask) => mask.reduce((sum, one) => sum + one, 0));
			masks.forEach((mask, one) => {
				expect(dark[one], categories[one]!.id).toBeGreaterThan(100);
				for (let other = one + 1; other < masks.length; other++) {
					let differing = 0;
					for (let at = 0; at < mask.length; at++) differing += mask[at] === masks[other]![at] ? 0 : 1;
					const share = differing / Math.min(dark[one]!, dark[other]!);
					expect(share, `${categories[one]!.id} and ${categories[other]!.id}`).toBeGreaterThan(LEAST_SHARE);
				}
			});
		}
	);
});
