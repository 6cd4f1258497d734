import type { Rows } from './files.ts';
import type { Problem } from './problem.ts';
import { atlasRules } from './rules/atlas.ts';
import { citationRules } from './rules/citations.ts';
import { dateRules } from './rules/dates.ts';
import { draftRules } from './rules/drafts.ts';
import { geometryRules } from './rules/geometry.ts';
import { linkRules } from './rules/links.ts';
import type { Rule } from './rules/told.ts';
import { wordRules } from './rules/words.ts';
import type { Dataset } from './schema.ts';

const rules: readonly Rule[] = [
	atlasRules,
	wordRules,
	linkRules,
	draftRules,
	dateRules,
	citationRules,
	geometryRules
];

/**
 * All problems of a dataset whose records are valid in form. Pure: no file, no clock. `rows` gives each record's row
 * in its file, for the problems' paths; left out, records stand in the dataset's own order.
 */
export function validateDataset(dataset: Dataset, rows: Rows = ownRows(dataset)): Problem[] {
	return rules.flatMap((rule) => rule({ dataset, rows }));
}

/** All problems of a dataset's events, and some of what they refer to; geometry and atlas have none to do with them. */
export function validateEvents(dataset: Dataset): Problem[] {
	const judged = { dataset, rows: ownRows(dataset) };
	return [wordRules, linkRules, draftRules, dateRules, citationRules].flatMap((rule) => rule(judged));
}

function ownRows({ places, events, sources }: Dataset): Rows {
	return { places: [...places.keys()], events: [...events.keys()], sources: [...sources.keys()] };
}
