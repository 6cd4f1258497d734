/** What every draft promises, as tests ask for it. */
import { Passages } from '#lib/dataset/passage.ts';
import type { Problem } from '#lib/dataset/problem.ts';
import { readDataset } from '#lib/dataset/read.ts';
import type { Dataset } from '#lib/dataset/schema.ts';
import { digestOf } from '#lib/extract/draft/digest.ts';
import type { Draft } from '#lib/extract/draft/join.ts';

/** A draft as the one reader of datasets has it. */
export function datasetOf({ atlas, places, events, sources }: Draft): {
	dataset: Dataset;
	errors: Problem[];
} {
	const { dataset, problems } = readDataset({
		atlas: JSON.stringify(atlas),
		places: JSON.stringify(places),
		events: JSON.stringify(events),
		sources: JSON.stringify(sources)
	});
	return { dataset: dataset!, errors: problems.filter(({ severity }) => severity === 'error') };
}

/** Ids of events that cite a passage which is not in its document under its digest. */
export function lostPassages({ events, sources }: Draft, documents: ReadonlyMap<string, string>): string[] {
	const files = new Map(sources.map(({ id, document }) => [id, document!.file]));
	const passages = new Map([...documents].map(([file, text]) => [file, new Passages(text)]));
	return events
		.filter(({ citations }) =>
			citations.some(({ source, start, end, digest }) => {
				const document = passages.get(files.get(source) ?? '');
				return document === undefined || digestOf(document.slice({ start: start!, end: end! })) !== digest;
			})
		)
		.map(({ id }) => id);
}
