import { FADED, INEXACT } from './vertex.ts';

/** Distances in CSS pixels, negative inside. The largest of several half-planes gives the mitred outlines of a canvas. */
const shapesSource = `
float polygonDistance(int shape, vec2 p, vec2 half_) {
	if (shape == CIRCLE) return length(p) - half_.x;
	if (shape == BOX) return max(abs(p.x) - half_.x, abs(p.y) - half_.y);
	if (shape == DIAMOND) return (abs(p.x) + abs(p.y) - half_.x) * 0.70710678;
	if (shape == DOME) return max(length(p - vec2(0.0, half_.y)) - half_.x, p.y - half_.y);
	float y = shape == TRIANGLE_DOWN ? -p.y : p.y;
	vec2 normal = normalize(vec2(2.0 * half_.y, -half_.x));
	return max(y - half_.y, dot(normal, vec2(abs(p.x), y + half_.y)));
}`;

/** The ring: segments by count, clockwise from the top. A later segment's outline lies over the one before. */
const ringSource = `
int countAt(int at) { return int(texelFetch(u_counts, v_texel + ivec2(at, 0), 0).r); }

vec3 outlineOf(int segment) { return segment % 2 == 1 ? u_colours[segment / 2] : u_paper; }
float breadthOf(int segment) { return segment % 2 == 1 ? 0.45 : 0.4; }

void ringSegments(vec2 p, float r, float band, int n) {
	float turn = fract(atan(p.x, -p.y) / TAU);
	int at = min(n - 1, int(turn * float(n)));
	int sum = 0, start = 0, end = 0, own = -1, first = -1, last = -1, next = -1;
	for (int segment = 0; segment < 2 * CATEGORIES; segment++) {
		int count = countAt(segment);
		if (count == 0) continue;
		if (first < 0) first = segment;
		last = segment;
		if (own < 0 && at < sum + count) { own = segment; start = sum; end = sum + count; }
		else if (own >= 0 && next < 0) next = segment;
		sum += count;
	}
	vec3 colour = u_colours[own / 2];
	over(colour, (own % 2 == 1 ? PALE : 1.0) * cover(band));
	over(outlineOf(own), cover(abs(band) - breadthOf(own)));
	int before = own == first ? last : own;
	int after = next < 0 ? last : next;
	float fromStart = r * sin(TAU * min(0.25, turn - float(start) / float(n)));
	float toEnd = r * sin(TAU * min(0.25, float(end) / float(n) - turn));
	over(outlineOf(before), cover(max(fromStart - breadthOf(before), band - breadthOf(before))));
	over(outlineOf(after), cover(max(toEnd - breadthOf(after), band - breadthOf(after))));
}`;

const textSource = `
float textCover(vec2 p, int n, float width, float size) {
	float scale = size / floor(size + 0.5);
	float right = width / 2.0;
	if (abs(p.x) > right + 1.0 || abs(p.y) > size * 0.6) return 0.0;
	float ink = 0.0;
	for (int at = 0; n > 0; at++) {
		int glyph = at % 4 == 3 ? 10 : n % 10;
		if (glyph != 10) n /= 10;
		float advance = u_advances[glyph] * size;
		float middle = right - advance / 2.0;
		right -= advance;
		vec2 q = vec2(p.x - middle, p.y) / scale * u_ratio;
		if (abs(q.x) > u_cell.x / 2.0 - 0.5 || abs(q.y) > u_cell.y / 2.0 - 0.5) continue;
		vec2 cell = vec2(float(glyph), floor(size + 0.5) - SMALLEST_TEXT);
		ink = max(ink, textureLod(u_digits, ((cell + 0.5) * u_cell + q) / vec2(textureSize(u_digits, 0)), 0.0).r);
	}
	return ink;
}`;

/** Pieces from the bottom up, as `drawMark` of `#lib/marks` has them. */
export const fragmentSource = (categories: number): string => `#version 300 es
precision highp float;
precision highp int;
#define CATEGORIES ${categories}
const float TAU = 6.283185307179586;
uniform highp usampler2D u_counts;
uniform highp sampler2D u_digits;
uniform vec2 u_cell;
uniform float u_ratio;
uniform float u_advances[11];
uniform int u_shapes[CATEGORIES];
uniform vec3 u_colours[CATEGORIES];
uniform vec3 u_paper;
uniform vec3 u_ink;
uniform vec3 u_ink2;
in vec2 v_at;
flat in ivec4 v_mark;
flat in ivec2 v_texel;
flat in vec4 v_size;
flat in vec4 v_text;
out vec4 colour;

float cover(float d) { return clamp(0.5 - d * u_ratio, 0.0, 1.0); }
void over(vec3 rgb, float alpha) { colour = vec4(rgb * alpha, alpha) + colour * (1.0 - alpha); }
${shapesSource}
${ringSource}
${textSource}

void surround(float r, float edge, int state, int flags) {
	if ((flags & ${INEXACT}) != 0) {
		float radius = edge + (state == 2 ? 9.5 : 4.0);
		float along = fract(atan(v_at.y, -v_at.x) / -TAU) * TAU * radius;
		float dash = max(mod(along, 4.5) - 2.5, -mod(along, 4.5));
		over(u_ink2, cover(max(abs(r - radius) - 0.5, dash)));
	}
	if (state == 2) {
		over(u_paper, 0.75 * cover(r - edge - 6.5));
		over(u_ink, cover(abs(r - edge - 6.5) - 1.0));
	} else if (state == 1) {
		over(u_ink, cover(abs(r - edge - 5.0) - 0.625));
	}
}

void main() {
	int kind = v_mark.x;
	int n = v_mark.y;
	float r = length(v_at);
	colour = vec4(0.0);
	if (v_mark.z != 0 || v_mark.w != 0) surround(r, v_size.z, v_mark.z, v_mark.w);
	vec3 ink = u_ink;
	if (kind < 0) {
		over(u_paper, cover(r - v_size.z - OUTLINE));
		float band = abs(r - v_size.z + RING / 2.0) - RING / 2.0;
		if (band < 1.0) ringSegments(v_at, r, band, n);
	} else {
		float d = polygonDistance(u_shapes[kind / 2], v_at, v_size.xy);
		vec3 own = u_colours[kind / 2];
		over(u_paper, cover(d - OUTLINE));
		if (kind % 2 == 1) {
			over(own, PALE * cover(d));
			over(own, cover(abs(d) - 0.75));
		} else {
			over(own, cover(d));
			ink = u_paper;
		}
	}
	if (n > 1) over(ink, textCover(v_at - vec2(0.0, v_text.y), n, v_text.x, v_text.z));
	if ((v_mark.w & ${FADED}) != 0) colour *= 0.35;
}
`;
