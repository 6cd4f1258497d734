/** A line turns at most so often, in pixels: a page with a picture of the whole world must stay light. */
const STEP = 2.5;
/** A ring that is nowhere wider is not seen. */
const SPECK = 3;

type Point = readonly [x: number, y: number];

/** The lines of a drawing in whole pixels and small steps: a tenth of its bytes, for a picture that something better replaces. */
export const lightened = (drawing: string): string =>
	drawing.replaceAll(/ d="(M[ML\d.,Z-]+)"/gu, (_, path: string) => {
		const lines = path
			.split('M')
			.slice(1)
			.map(light)
			.filter((line) => line !== '');
		return ` d="${lines.join('')}"`;
	});

function light(line: string): string {
	const isRing = line.endsWith('Z');
	const points = line
		.replace('Z', '')
		.split('L')
		.map((point): Point => point.split(',').map(Number) as unknown as Point);
	const wide = [0, 1].map((axis) => {
		const values = points.map((point) => point[axis as 0 | 1]);
		return Math.max(...values) - Math.min(...values);
	});
	if (Math.max(...wide) < SPECK) return '';
	let last: Point = [Infinity, Infinity];
	const kept = points.filter((point, at) => {
		if (at !== points.length - 1 && Math.hypot(point[0] - last[0], point[1] - last[1]) < STEP) return false;
		last = point;
		return true;
	});
	const [first, ...rest] = kept.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
	let [x, y] = first!;
	const steps = rest.flatMap((point) => {
		const [dx, dy] = [point[0] - x, point[1] - y];
		[x, y] = point;
		return dx === 0 && dy === 0 ? [] : [`${dx}${dy < 0 ? '' : ' '}${dy}`];
	});
	return steps.length === 0
		? ''
		: `M${first!.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}${isRing ? 'z' : ''}`;
}
