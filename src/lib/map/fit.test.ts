import { describe, expect, test } from 'vitest';
import type { Bounds } from '#lib/geo/bounds.ts';
import { cameraOn, fitCamera, screenPoint } from './fit.ts';

const size = { width: 936, height: 528 };
const none = { top: 0, right: 0, bottom: 0, left: 0 };
const at = (lon: number, lat: number): Bounds => [lon, lat, lon, lat];

describe('a camera on bounds', () => {
	test('it shows the bounds whole and leaves the padding free', () => {
		const camera = cameraOn([-12, 22, 64, 60], size, { ...none, left: 100 });
		const west = screenPoint([-12, 60], camera, size);
		const east = screenPoint([64, 22], camera, size);
		expect(west.x).toBeGreaterThanOrEqual(99.999);
		expect(east.x).toBeLessThanOrEqual(936.001);
		expect(west.y).toBeGreaterThanOrEqual(-0.001);
		expect(east.y).toBeLessThanOrEqual(528.001);
	});

	test('a single point is shown from a distance at which its country is known', () => {
		expect(cameraOn(at(51.4, 35.7), size, none)).toMatchObject({ zoom: 6 });
	});
});

describe('the camera that fits all events', () => {
	test('there is none without events', () => {
		expect(fitCamera([], size, [])).toBeNull();
	});

	test('no event ends under the legend', () => {
		const legend = { x: 688, y: 12, width: 236, height: 280 };
		const extents = [at(-9, 40), at(60, 55), at(30, 58), at(50, 32)];
		const camera = fitCamera(extents, size, [legend])!;
		for (const [lon, lat] of extents) {
			const { x, y } = screenPoint([lon, lat], camera, size);
			expect(x > legend.x && y < legend.y + legend.height, `${lon},${lat}`).toBe(false);
			expect(x > 0 && y > 0 && x < size.width && y < size.height).toBe(true);
		}
	});

	test('a legend that covers nothing costs no room', () => {
		const corner = { x: 900, y: 500, width: 30, height: 20 };
		const extents = [at(0, 40), at(40, 41)];
		expect(fitCamera(extents, size, [corner])).toEqual(fitCamera(extents, size, []));
	});
});
