import { OUTLINE, PALE, RING, RING_LARGEST, RING_LEAST, RING_STEP } from '#lib/marks/mark.ts';
import { LARGEST, UNIT } from '#lib/marks/shape.ts';
import type { Shape } from '#lib/dataset/schema.ts';
import { SMALLEST } from './digits.ts';
import { fragmentSource } from './fragment.ts';
import { vertexSource } from './vertex.ts';

/** Shapes as the shader numbers them; a square is a box like a bar. */
export const shapeNumbers: Record<Shape, number> = {
	circle: 0,
	square: 1,
	bar: 1,
	diamond: 2,
	dome: 3,
	'triangle-up': 4,
	'triangle-down': 5
};

const constants = Object.entries({
	OUTLINE,
	PALE,
	RING,
	RING_LARGEST,
	RING_LEAST,
	RING_STEP,
	LARGEST,
	UNIT,
	SMALLEST_TEXT: SMALLEST
}).map(([name, value]) => `const float ${name} = ${value.toFixed(4)};`);
const numbers = { CIRCLE: 0, BOX: 1, DIAMOND: 2, DOME: 3, TRIANGLE_UP: 4, TRIANGLE_DOWN: 5 };
const defines = Object.entries(numbers).map(([name, value]) => `#define ${name} ${value}`);
const head = [...constants, ...defines].join('\n');

export interface Program {
	program: WebGLProgram;
	/** Where a uniform lies; null where the program does not use it, which setting it ignores. */
	at(name: string): WebGLUniformLocation | null;
}

/**
 * The program of a projection that MapLibre names by its prelude and define.
 *
 * @throws where the graphics driver refuses it, with the driver's words
 */
export function linkProgram(
	gl: WebGL2RenderingContext,
	prelude: string,
	define: string,
	categories: number
): Program {
	const program = gl.createProgram();
	const sources: [number, string][] = [
		[gl.VERTEX_SHADER, vertexSource(`${prelude}\n${head}`, define, categories)],
		[gl.FRAGMENT_SHADER, fragmentSource(categories).replace(/^(precision highp int;)$/mu, `$1\n${head}`)]
	];
	for (const [kind, source] of sources) {
		const shader = gl.createShader(kind)!;
		gl.shaderSource(shader, source);
		gl.compileShader(shader);
		gl.attachShader(program, shader);
		if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
			throw new Error(`invalid shader: ${gl.getShaderInfoLog(shader)}`);
		gl.deleteShader(shader);
	}
	gl.bindAttribLocation(program, 0, 'a_mark');
	gl.linkProgram(program);
	if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
		throw new Error(`invalid shader program: ${gl.getProgramInfoLog(program)}`);
	const places = new Map<string, WebGLUniformLocation | null>();
	return {
		program,
		at(name) {
			let place = places.get(name);
			if (place === undefined) places.set(name, (place = gl.getUniformLocation(program, name)));
			return place;
		}
	};
}
