import { loadGazetteer } from '#cli/gazetteer/load.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { newsItem, type NewsItem } from '#tests/news.ts';

/** Places with fewer people than this are not in such news. */
const LEAST_PEOPLE = 20_000;

/** Documents of a seed, with names of larger places of the gazetteer. */
export async function madeNews(seed: number): Promise<(at: number) => NewsItem> {
	const table = new Gazetteer(await loadGazetteer());
	const names: string[] = [];
	for (let place = 0; place < table.size; place++)
		if (table.columns.population[place]! >= LEAST_PEOPLE) names.push(table.name(place));
	return (at) => newsItem(at, seed, names);
}
