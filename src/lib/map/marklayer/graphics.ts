import { labelShift } from '#lib/marks/mark.ts';
import { halfSize } from '#lib/marks/shape.ts';
import type { Frame, MarkData, MarkLook } from './data.ts';
import { drawDigits, type Digits } from './digits.ts';
import { splitFloats } from './places.ts';
import { linkProgram, shapeNumbers, type Program } from './program.ts';
import { Table } from './table.ts';

/** Where the map stands in a frame: its middle in mercator coordinates, the copies of the world shown, CSS pixels. */
export interface Stand {
	origin: [number, number];
	copies: readonly number[];
	width: number;
	height: number;
}

/** What the marks take of a graphics context: programs, textures, one buffer. All of it is made when first needed. */
export class MarkGraphics {
	#gl: WebGL2RenderingContext;
	#programs = new Map<string, Program>();
	#made: { counts: Table; places: Table; digits: WebGLTexture; glyphs: Digits; ratio: number } | null = null;
	#array: WebGLVertexArrayObject;
	#buffer: WebGLBuffer;
	#marks = new Uint32Array(0);
	#fresh = false;
	/** Programs whose colours, shapes and digits are set. */
	#dressed = new Set<Program>();

	constructor(gl: WebGL2RenderingContext) {
		this.#gl = gl;
		this.#array = gl.createVertexArray();
		this.#buffer = gl.createBuffer();
		gl.bindVertexArray(this.#array);
		gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
		gl.enableVertexAttribArray(0);
		gl.vertexAttribIPointer(0, 1, gl.UNSIGNED_INT, 0, 0);
		gl.vertexAttribDivisor(0, 1);
		gl.bindVertexArray(null);
	}

	/** Counts have changed. */
	recount(): void {
		this.#fresh = false;
	}

	/** Groups or look have changed. */
	forget(): void {
		const { counts, places, digits } = this.#made ?? {};
		for (const texture of [counts?.texture, places?.texture, digits])
			if (texture) this.#gl.deleteTexture(texture);
		this.#made = null;
		this.#fresh = false;
		this.#dressed.clear();
	}

	free(): void {
		this.forget();
		for (const { program } of this.#programs.values()) this.#gl.deleteProgram(program);
		this.#gl.deleteBuffer(this.#buffer);
		this.#gl.deleteVertexArray(this.#array);
	}

	draw(data: MarkData, frame: Frame, stand: Stand): void {
		if (data.order.visible === 0) return;
		const gl = this.#gl;
		const ratio = gl.drawingBufferWidth / stand.width;
		if (this.#made && this.#made.ratio !== ratio) this.forget();
		const made = (this.#made ??= this.#make(data, ratio));
		const program = this.#program(frame, data.look.shapes.length);
		gl.useProgram(program.program);
		gl.activeTexture(gl.TEXTURE2);
		gl.bindTexture(gl.TEXTURE_2D, made.digits);
		gl.activeTexture(gl.TEXTURE1);
		gl.bindTexture(gl.TEXTURE_2D, made.places.texture);
		gl.activeTexture(gl.TEXTURE0);
		gl.bindTexture(gl.TEXTURE_2D, made.counts.texture);
		gl.bindVertexArray(this.#array);
		if (!this.#fresh) this.#write(data, made.counts);
		this.#fresh = true;
		if (!this.#dressed.has(program)) this.#dress(program, data.look, made);
		this.#stand(program, data, frame, stand);
		for (const copy of stand.copies) {
			gl.uniform2f(program.at('u_shift'), copy, 0);
			gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, data.order.visible);
		}
		gl.bindVertexArray(null);
	}

	#program({ shaderData }: Frame, categories: number): Program {
		const key = `${shaderData.variantName}|${categories}`;
		let program = this.#programs.get(key);
		if (!program) {
			const { vertexShaderPrelude, define } = shaderData;
			program = linkProgram(this.#gl, vertexShaderPrelude, define, categories);
			this.#programs.set(key, program);
		}
		return program;
	}

	#make({ mercator, look }: MarkData, ratio: number) {
		const gl = this.#gl;
		const groups = mercator.length / 2;
		const counts = new Table(gl, groups, look.shapes.length * 2, {
			internal: gl.R32UI,
			format: gl.RED_INTEGER,
			type: gl.UNSIGNED_INT,
			channels: 1
		});
		const places = new Table(gl, groups, 1, {
			internal: gl.RGBA32F,
			format: gl.RGBA,
			type: gl.FLOAT,
			channels: 4
		});
		places.write(gl, splitFloats(mercator));
		const glyphs = drawDigits(look.language, ratio);
		const digits = gl.createTexture();
		gl.bindTexture(gl.TEXTURE_2D, digits);
		gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, gl.RED, gl.UNSIGNED_BYTE, glyphs.canvas);
		gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
		gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
		this.#marks = new Uint32Array(groups);
		gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
		gl.bufferData(gl.ARRAY_BUFFER, this.#marks.byteLength, gl.DYNAMIC_DRAW);
		return { counts, places, digits, glyphs, ratio };
	}

	#write({ counts, order, flags }: MarkData, table: Table): void {
		const gl = this.#gl;
		table.write(gl, counts);
		const marks = this.#marks;
		for (let at = 0; at < order.visible; at++) {
			const group = order.groups[at]!;
			marks[at] = group | ((flags?.[group] ?? 0) << 24);
		}
		gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
		gl.bufferSubData(gl.ARRAY_BUFFER, 0, marks, 0, order.visible);
	}

	#dress(program: Program, { palette, shapes }: MarkLook, { counts, places, glyphs, ratio }: Made): void {
		const gl = this.#gl;
		const halves = shapes.map((shape) => halfSize(shape, 1));
		gl.uniform1i(program.at('u_counts'), 0);
		gl.uniform1i(program.at('u_places'), 1);
		gl.uniform1i(program.at('u_digits'), 2);
		gl.uniform2i(program.at('u_per_row'), counts.perRow, places.perRow);
		gl.uniform2f(program.at('u_cell'), ...glyphs.cell);
		gl.uniform1f(program.at('u_ratio'), ratio);
		gl.uniform1fv(program.at('u_advances'), glyphs.advances);
		gl.uniform1iv(
			program.at('u_shapes'),
			shapes.map((shape) => shapeNumbers[shape])
		);
		gl.uniform2fv(
			program.at('u_halves'),
			halves.flatMap(({ x, y }) => [x, y])
		);
		gl.uniform1fv(program.at('u_lifts'), shapes.map(labelShift));
		gl.uniform3fv(program.at('u_colours'), palette.categories.flatMap(rgbOf));
		gl.uniform3fv(program.at('u_paper'), rgbOf(palette.paper));
		gl.uniform3fv(program.at('u_ink'), rgbOf(palette.ink));
		gl.uniform3fv(program.at('u_ink2'), rgbOf(palette.ink2));
		this.#dressed.add(program);
	}

	/** Where the camera stands. Coordinates are relative to the map's middle, and so is the matrix. */
	#stand({ at }: Program, data: MarkData, frame: Frame, stand: Stand): void {
		const gl = this.#gl;
		const projection = frame.defaultProjectionData;
		const [x, y] = stand.origin;
		const globe = frame.shaderData.define.includes('GLOBE');
		const local = moved(projection.fallbackMatrix, x, y);
		gl.uniformMatrix4fv(
			at('u_projection_matrix'),
			false,
			globe ? Float32Array.from(projection.mainMatrix) : local
		);
		gl.uniformMatrix4fv(at('u_projection_fallback_matrix'), false, local);
		gl.uniform4f(at('u_projection_tile_mercator_coords'), x, y, 1, 1);
		gl.uniform4fv(at('u_projection_clipping_plane'), projection.clippingPlane);
		gl.uniform1f(at('u_projection_transition'), projection.projectionTransition);
		gl.uniform4fv(at('u_origin'), splitFloats(Float64Array.of(x, y)));
		gl.uniform2f(at('u_pixel'), 2 / stand.width, -2 / stand.height);
		gl.uniform2i(at('u_states'), data.hovered, data.selected);
	}
}

type Made = { counts: Table; places: Table; glyphs: Digits; ratio: number };

/** A matrix for coordinates that are counted from another origin. */
function moved(matrix: ArrayLike<number>, x: number, y: number): Float32Array {
	const local = Float32Array.from(matrix);
	for (let row = 0; row < 4; row++)
		local[12 + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[12 + row]!;
	return local;
}

/** Red, green and blue from 0 to 1 of a colour `#RRGGBB`. */
function rgbOf(colour: string): number[] {
	return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
}
