import model from '#lib/extract/places/model.json' with { type: 'json' };
import type { Model } from '#lib/extract/places/filter.ts';

/** The shipped weights. */
export function readModel(): Model {
	return model;
}
