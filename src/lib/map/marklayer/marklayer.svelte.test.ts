import '@fontsource-variable/vazirmatn';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { shapes } from '#lib/dataset/terms.ts';
import type { Category } from '#lib/dataset/schema.ts';
import type { Tally } from '#lib/dataset/timeindex.ts';
import { drawMark } from '#lib/marks/mark.ts';
import { palette } from '#lib/marks/palette.ts';
import { rasterOf } from '../raster.ts';
import { MarkLayer } from './marklayer.ts';

const colours = [
	['#1A1B1E', '#F4F2EC'],
	['#43308A', '#A591E8'],
	['#744D0A', '#F0BA78'],
	['#2A6DA8', '#A3D8FC'],
	['#14563F', '#84B290'],
	['#737A2E', '#8C9347'],
	['#A83763', '#BE87A3']
] as const;
const categories: Category[] = shapes.map((shape, at) => ({
	id: shape,
	label: { en: shape },
	colour: { light: colours[at]![0], dark: colours[at]![1] },
	shape
}));
const KINDS = shapes.length * 2;
const CELL = 64;
const numbers = [1, 2, 9, 120];

/** One row of counts a mark: each category alone, sure and possible, and with some of the next. */
const marks = shapes.flatMap((_, category) =>
	numbers.flatMap((n) =>
		['sure', 'possible', 'mixed'].map((certainty) => {
			const counts = new Array<number>(KINDS).fill(0);
			if (certainty === 'mixed') {
				counts[category * 2] = Math.ceil(n / 2);
				counts[category * 2 + 1] = Math.floor(n / 4);
				counts[((category + 1) % shapes.length) * 2] = n - Math.ceil(n / 2) - Math.floor(n / 4);
			} else counts[category * 2 + (certainty === 'sure' ? 0 : 1)] = n;
			return counts;
		})
	)
);
const COLUMNS = numbers.length * 3;
const size = { width: COLUMNS * CELL, height: shapes.length * CELL };
const middleOf = (at: number) => ({
	x: ((at % COLUMNS) + 0.5) * CELL,
	y: (Math.floor(at / COLUMNS) + 0.5) * CELL
});

const tallyOf = (counts: readonly number[]): Tally[] =>
	shapes
		.map((_, category) => ({ category, sure: counts[category * 2]!, possible: counts[category * 2 + 1]! }))
		.filter(({ sure, possible }) => sure + possible > 0);

let map: MapLibreMap | null = null;
beforeAll(async () => {
	setWorkerUrl(workerUrl);
	await document.fonts.load("600 12px 'Vazirmatn Variable'", '0۱');
});
afterEach(() => {
	map?.remove();
	map = null;
	document.body.replaceChildren();
});

interface Opened {
	map: MapLibreMap;
	layer: MarkLayer;
	container: HTMLElement;
}

async function open(
	theme: 'light' | 'dark',
	language: string,
	{ ratio = 1, own = true } = {}
): Promise<Opened> {
	const container = document.createElement('div');
	Object.assign(container.style, { width: `${size.width}px`, height: `${size.height}px` });
	document.body.append(container);
	const opened = new MapLibreMap({
		pixelRatio: ratio,
		container,
		center: [0, 0],
		zoom: 5,
		attributionControl: false,
		canvasContextAttributes: { preserveDrawingBuffer: true },
		style: {
			version: 8,
			sources: {},
			layers: [
				{ id: 'land', type: 'background', paint: { 'background-color': palette(theme, categories).land } }
			]
		}
	});
	map = opened;
	await opened.once('load');
	const layer = new MarkLayer('marks', { palette: palette(theme, categories), shapes, language }, { own });
	opened.addLayer(layer);
	const positions = marks.flatMap((_, at) => {
		const { x, y } = middleOf(at);
		return opened.unproject([x, y]).toArray();
	});
	layer.setGroups(Float64Array.from(positions));
	layer.setCounts(Uint32Array.from(marks.flat()));
	await opened.once('idle');
	return { map: opened, layer, container };
}

/** What lies one over the other. */
function pixelsOf(...sources: HTMLCanvasElement[]): ImageData {
	const { width, height } = sources[0]!;
	const canvas = document.createElement('canvas');
	Object.assign(canvas, { width, height });
	const context = canvas.getContext('2d')!;
	for (const source of sources) context.drawImage(source, 0, 0);
	return context.getImageData(0, 0, width, height);
}

/** The map with its marks. */
const shownOf = ({ container }: Opened): ImageData => pixelsOf(...container.querySelectorAll('canvas'));

/** The same marks as the canvas draws them. */
function drawn(theme: 'light' | 'dark', language: string, ratio: number): HTMLCanvasElement {
	const canvas = document.createElement('canvas');
	canvas.width = size.width * ratio;
	canvas.height = size.height * ratio;
	const context = canvas.getContext('2d')!;
	const colours = palette(theme, categories);
	context.fillStyle = colours.land;
	context.fillRect(0, 0, canvas.width, canvas.height);
	marks.forEach((counts, at) => {
		const drawing = drawMark(tallyOf(counts), { palette: colours, shapes, language })!;
		const image = rasterOf({ ...drawing, halfWidth: CELL / 2, halfHeight: CELL / 2 }, ratio);
		const single = document.createElement('canvas');
		single.width = image.width;
		single.height = image.height;
		single.getContext('2d')!.putImageData(image, 0, 0);
		const { x, y } = middleOf(at);
		context.drawImage(single, x * ratio - image.width / 2, y * ratio - image.height / 2);
	});
	return canvas;
}

describe('the layer of marks', () => {
	test.each([
		['light', 'en', { ratio: 1 }],
		['dark', 'fa', { ratio: 1 }],
		['light', 'fa', { ratio: 2 }],
		['dark', 'en', { ratio: 1.5 }],
		['light', 'en', { ratio: 2, own: false }],
		['dark', 'fa', { ratio: 1, own: false }]
	] as const)('draws what the canvas draws (%s, %s, %o)', async (theme, language, options) => {
		const { ratio } = options;
		const opened = await open(theme, language, options);
		expect(opened.container.querySelectorAll('canvas').length).toBe('own' in options ? 1 : 2);
		const ours = shownOf(opened);
		const [a, b] = [ours.data, pixelsOf(drawn(theme, language, opened.map.getPixelRatio())).data];
		expect(a.length).toBe(b.length);
		// Mark by mark, so that one wrong mark cannot hide among many right ones.
		const differences = marks.map((_, mark) => {
			const { x, y } = middleOf(mark);
			const [left, top] = [x - CELL / 2, y - CELL / 2].map((edge) => Math.round(edge * ratio)) as [
				number,
				number
			];
			const side = Math.floor(CELL * ratio);
			let sum = 0;
			for (let row = top; row < top + side; row++) {
				for (let column = left; column < left + side; column++) {
					const pixel = (row * ours.width + column) * 4;
					for (let channel = pixel; channel < pixel + 3; channel++)
						sum += Math.abs(a[channel]! - b[channel]!);
				}
			}
			return sum / (3 * side * side);
		});
		expect(Math.max(...differences)).toBeLessThan(4);
	});

	test('tells which mark is at a point, and that there is none', async () => {
		const { layer } = await open('light', 'en');
		marks.forEach((_, mark) => expect(layer.pick(middleOf(mark))).toBe(mark));
		expect(layer.pick({ x: 1, y: 1 })).toBeNull();
	});

	test.each([true, false])('draws the same after it was added to another style (own: %s)', async (own) => {
		const opened = await open('light', 'en', { own });
		const before = shownOf(opened).data;
		opened.map.removeLayer('marks');
		await opened.map.once('idle');
		expect(shownOf(opened).data).not.toEqual(before);
		opened.map.addLayer(opened.layer);
		await opened.map.once('idle');
		expect(shownOf(opened).data).toEqual(before);
	});

	test('draws other counts without a frame of the map, and the camera with the next one', async () => {
		const opened = await open('light', 'en');
		let frames = 0;
		opened.map.on('render', () => frames++);
		const before = shownOf(opened).data;
		opened.layer.setCounts(Uint32Array.from(marks.flat().toReversed()));
		await new Promise(requestAnimationFrame);
		const after = shownOf(opened).data;
		expect(after).not.toEqual(before);
		await new Promise(requestAnimationFrame);
		expect(frames).toBe(0);
		opened.map.jumpTo({ center: [1, 0] });
		await opened.map.once('idle');
		expect(shownOf(opened).data).not.toEqual(after);
	});

	test('draws by the map when it has lost its own graphics context', async () => {
		const opened = await open('light', 'en');
		const before = shownOf(opened).data;
		const own = opened.container.querySelector<HTMLCanvasElement>('canvas[data-marks]')!;
		own.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
		await opened.map.once('idle');
		expect(own.isConnected).toBe(false);
		// One over the other by the browser or in one canvas: the last digit is rounded elsewhere.
		const after = shownOf(opened).data;
		expect(before.reduce((most, value, at) => Math.max(most, Math.abs(value - after[at]!)), 0)).toBeLessThan(
			3
		);
	});
});
