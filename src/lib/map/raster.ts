import type { Drawing } from '#lib/marks/mark.ts';
import type { Palette } from '#lib/marks/palette.ts';

/** The family of the numbers in marks: the page's own. */
const FAMILY = "'Vazirmatn Variable', sans-serif";

/** A drawing as pixels, `ratio` of them to a CSS pixel. Its middle is the image's middle. */
export function rasterOf({ halfWidth, halfHeight, pieces, label }: Drawing, ratio: number): ImageData {
	const context = canvasOf(Math.ceil(2 * halfWidth * ratio), Math.ceil(2 * halfHeight * ratio));
	const { width, height } = context.canvas;
	context.translate(width / 2, height / 2);
	context.scale(ratio, ratio);
	for (const piece of pieces) {
		const path = new Path2D(piece.path);
		if (piece.fill) {
			context.globalAlpha = piece.fillOpacity ?? 1;
			context.fillStyle = piece.fill;
			context.fill(path, piece.evenOdd ? 'evenodd' : 'nonzero');
			context.globalAlpha = 1;
		}
		if (piece.stroke) {
			context.strokeStyle = piece.stroke;
			context.lineWidth = piece.strokeWidth ?? 1;
			context.setLineDash([...(piece.dash ?? [])]);
			context.stroke(path);
		}
	}
	if (label) {
		context.font = `600 ${label.size}px ${FAMILY}`;
		context.fillStyle = label.fill;
		context.textAlign = 'center';
		// Digits have no descenders: their middle is half their height over the baseline, whatever the font's box is.
		const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = context.measureText(label.text);
		context.fillText(label.text, label.x, label.y + (up - down) / 2);
	}
	return context.getImageData(0, 0, width, height);
}

/** Side in CSS pixels of the hatch's tile. */
const HATCH = 6;

/** The 45° hatch of areas where all events are only possible, as a tile without seams. */
export function hatchOf(palette: Palette, ratio: number): ImageData {
	const side = Math.round(HATCH * ratio);
	const context = canvasOf(side, side);
	context.strokeStyle = palette.ink2;
	context.globalAlpha = 0.42;
	context.lineWidth = ratio;
	for (const shift of [-side, 0, side]) {
		context.beginPath();
		context.moveTo(shift - ratio, side + ratio);
		context.lineTo(shift + side + ratio, -ratio);
		context.stroke();
	}
	return context.getImageData(0, 0, side, side);
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, width);
	canvas.height = Math.max(1, height);
	return canvas.getContext('2d', { willReadFrequently: true })!;
}
