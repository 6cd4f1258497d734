/** Numbers of groups in a texture, whole groups to a row: graphics cards limit both its sides. */
export class Table {
	/** How many groups stand in one row. */
	readonly perRow: number;
	readonly texture: WebGLTexture;
	#rows: number;
	#width: number;
	#format: { internal: number; format: number; type: number; channels: number };

	/** `texels` of `format` a group. */
	constructor(
		gl: WebGL2RenderingContext,
		groups: number,
		texels: number,
		format: { internal: number; format: number; type: number; channels: number }
	) {
		this.perRow = Math.max(1, Math.min(groups, Math.floor(1024 / texels)));
		this.#width = this.perRow * texels;
		this.#rows = Math.max(1, Math.ceil(groups / this.perRow));
		this.#format = format;
		this.texture = gl.createTexture();
		gl.bindTexture(gl.TEXTURE_2D, this.texture);
		gl.texStorage2D(gl.TEXTURE_2D, 1, format.internal, this.#width, this.#rows);
		gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
		gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
	}

	/** Puts the numbers of all groups, as they lie, into the texture, which must be bound. The last row may be short. */
	write(gl: WebGL2RenderingContext, values: Uint32Array | Float32Array): void {
		const { format, type, channels } = this.#format;
		const row = this.#width * channels;
		const whole = Math.floor(values.length / row);
		gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
		if (whole > 0) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, this.#width, whole, format, type, values, 0);
		const rest = values.length - whole * row;
		if (rest > 0)
			gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, whole, rest / channels, 1, format, type, values, whole * row);
	}
}
