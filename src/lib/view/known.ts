import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { Known } from './codec.ts';

/** The ids that a link to an atlas may name: of its events and people, those whose records are here. */
export const knownOf = ({ categoryById, sourceById, placeById, entries }: Catalogue): Known => ({
	category: (id) => categoryById.has(id),
	source: (id) => sourceById.has(id),
	place: (id) => placeById.has(id),
	event: (id) => entries.rowOf(id) !== undefined,
	person: (name) => [...entries].some(({ event }) => event.participants.includes(name)),
	records: entries.complete
});
