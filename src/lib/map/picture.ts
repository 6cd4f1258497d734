import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { areaFeatures, passedAreaFeatures } from './areafeatures.ts';
import type { Look, MarkState } from './look.ts';
import { markFeatures, passedFeatures } from './markfeatures.ts';
import type { Scene } from './scene.ts';
import type { Picture, Sketch } from './sketch.ts';

/** Draws a scene as it stands at a zoom level. */
export function pictureOf(
	scene: Scene,
	catalogue: Catalogue,
	look: Look,
	level: number,
	stateOf: (members: readonly number[]) => MarkState
): Picture {
	const picture: Picture = {
		features: { areas: [], discs: [], marks: [], leaders: [], 'area-names': [] },
		images: new Map(),
		spots: [],
		marks: {
			positions: scene.standing.slice(),
			counts: new Uint32Array((scene.standing.length / 2) * catalogue.columns.categories * 2),
			flags: new Uint8Array(scene.standing.length / 2),
			hovered: null,
			selected: null
		},
		named: []
	};
	const sketch: Sketch = { catalogue, look, level, stateOf, picture, taken: [] };
	passedFeatures(scene.passed, sketch);
	passedAreaFeatures(scene.passedAreas, sketch);
	markFeatures(scene.marks, sketch);
	areaFeatures(scene.areas, sketch);
	picture.named.sort();
	return picture;
}
