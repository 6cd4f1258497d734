/** Flags in the upper byte of a mark's word; the lower 24 bits are its group. */
export const INEXACT = 1;
export const FADED = 2;

/**
 * One quad a mark. What the mark is follows from its group's counts, which are read as the index has them: the shape of
 * its one kind of event, equally certain, or a ring. The sizes are those of `#lib/marks`.
 *
 * Positions come in two floats a coordinate and are taken relative to the middle of the map, so that marks do not
 * tremble at high zoom.
 */
export const vertexSource = (prelude: string, define: string, categories: number): string => `#version 300 es
${prelude}
${define}
#define CATEGORIES ${categories}
uniform highp usampler2D u_counts;
uniform highp sampler2D u_places;
uniform ivec2 u_per_row;
uniform vec4 u_origin;
uniform vec2 u_shift;
uniform vec2 u_pixel;
uniform ivec2 u_states;
uniform vec2 u_halves[CATEGORIES];
uniform float u_lifts[CATEGORIES];
uniform float u_advances[11];
in uint a_mark;
out vec2 v_at;
flat out ivec4 v_mark;
flat out ivec2 v_texel;
flat out vec4 v_size;
flat out vec4 v_text;

float widthOf(int n) {
	float width = 0.0;
	for (int at = 0; n > 0; at++) {
		if (at % 4 == 3) { width += u_advances[10]; continue; }
		width += u_advances[n % 10];
		n /= 10;
	}
	return width;
}

void main() {
	int group = int(a_mark & 0xffffffu);
	int flags = int(a_mark >> 24u);
	v_texel = ivec2(group % u_per_row.x * 2 * CATEGORIES, group / u_per_row.x);
	int n = 0;
	int kinds = 0;
	int kind = 0;
	for (int at = 0; at < 2 * CATEGORIES; at++) {
		int count = int(texelFetch(u_counts, v_texel + ivec2(at, 0), 0).r);
		n += count;
		if (count > 0) { kinds++; kind = at; }
	}
	bool ring = kinds > 1;
	float root = sqrt(float(n));
	vec2 extent = ring ? vec2(min(RING_LARGEST, RING_LEAST + RING_STEP * root)) : u_halves[kind / 2] * min(LARGEST, UNIT * root);
	float edge = max(extent.x, extent.y);
	float size = ring
		? (n > 99 || edge < 14.0 ? 11.0 : 13.0)
		: clamp(min(extent.x, extent.y) * 1.15, 9.0, 14.0);
	float width = n > 1 ? widthOf(n) * size : 0.0;
	int state = group == u_states.y ? 2 : group == u_states.x ? 1 : 0;
	v_mark = ivec4(ring ? -1 : kind, n, state, flags);
	v_size = vec4(extent, edge, 0.0);
	v_text = vec4(width, ring ? 0.0 : u_lifts[kind / 2] * extent.y, size, 0.0);

	float around = state == 2 ? 8.5 : state == 1 ? 6.7 : 0.0;
	if ((flags & ${INEXACT}) != 0) around = state == 2 ? 11.0 : max(around, 5.5);
	vec2 reach = max(extent + (ring ? 2.6 : 3.8), vec2(width / 2.0 + 1.0, 0.0));
	if (around > 0.0) reach = max(reach, vec2(edge + around));
	v_at = (vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0) * reach;

	vec4 place = texelFetch(u_places, ivec2(group % u_per_row.y, group / u_per_row.y), 0);
	vec2 local = (place.xy - u_origin.xy) + (place.zw - u_origin.zw) + u_shift;
	gl_Position = projectTile(local);
	gl_Position.xy += v_at * u_pixel * gl_Position.w;
}
`;
