import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * A canvas of its own over that of a map, of the same size and with the same attributes. What is drawn on it needs no new
 * frame of the map: the ground under it stays as it is.
 */
export class Surface {
	readonly gl: WebGL2RenderingContext;
	readonly #canvas: HTMLCanvasElement;
	readonly #under: HTMLCanvasElement;

	/**
	 * @param lost told once, where the browser takes the graphics context away
	 * @returns null where the browser gives no further graphics context
	 */
	static over(map: MapLibreMap, attributes: WebGLContextAttributes | null, lost: () => void): Surface | null {
		const canvas = document.createElement('canvas');
		const gl = canvas.getContext('webgl2', { ...attributes, depth: false, stencil: false });
		return gl && new Surface(map.getCanvas(), canvas, gl, lost);
	}

	private constructor(
		under: HTMLCanvasElement,
		canvas: HTMLCanvasElement,
		gl: WebGL2RenderingContext,
		lost: () => void
	) {
		this.gl = gl;
		this.#canvas = canvas;
		this.#under = under;
		canvas.dataset['marks'] = '';
		canvas.setAttribute('aria-hidden', 'true');
		Object.assign(canvas.style, { position: 'absolute', inset: '0', pointerEvents: 'none' });
		canvas.addEventListener('webglcontextlost', lost, { once: true });
		under.after(canvas);
		gl.enable(gl.BLEND);
		gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
	}

	/** Nothing is on it, and it has the size of the map's canvas. */
	clear(): void {
		const { gl } = this;
		const [canvas, under] = [this.#canvas, this.#under];
		if (canvas.width !== under.width || canvas.height !== under.height) {
			canvas.width = under.width;
			canvas.height = under.height;
			Object.assign(canvas.style, { width: under.style.width, height: under.style.height });
			gl.viewport(0, 0, canvas.width, canvas.height);
		}
		gl.clear(gl.COLOR_BUFFER_BIT);
	}

	/** Takes it off the map and gives the graphics context back. */
	remove(): void {
		this.#canvas.remove();
		this.gl.getExtension('WEBGL_lose_context')?.loseContext();
	}
}
