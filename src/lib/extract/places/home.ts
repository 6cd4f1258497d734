import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { nameKey } from '../gazetteer/key.ts';
import { nameFlags } from '../gazetteer/kinds.ts';

/** Where a publisher is at home: rows of the gazetteer, more than one where its name does not tell which. */
export interface Home {
	places: readonly number[];
}

/** Words of a newspaper's or broadcaster's name that are no place. */
const media = new Set(
	`the a my daily weekly sunday morning evening news newspaper newspapers paper online times post herald tribune gazette journal star press chronicle dispatch observer telegraph guardian mail express sun record courier examiner enquirer inquirer sentinel register reporter leader citizen advertiser advocate argus echo free democrat republican republic standard review monitor globe mirror bulletin banner bee eagle independent intelligencer messenger mercury patriot pilot press progress statesman transcript union voice world today now live local tv fm radio channel info web site and of`.split(
		/\s+/u
	)
);

/** Most homes that are kept of a name that many places have. */
const MOST = 8;

/** Where a publisher is at home, from its name (“The Springfield Gazette”) or address (`springfieldgazette.com`). */
export function homeOf(publisher: string | undefined, gazetteer: Gazetteer): Home | null {
	const name = publisher?.trim().slice(0, 200) ?? '';
	if (name === '') return null;
	return /^[\w.-]+\.[a-z]{2,}$/iu.test(name)
		? ofAddress(name.toLowerCase(), gazetteer)
		: ofName(name, gazetteer);
}

function ofName(name: string, gazetteer: Gazetteer): Home | null {
	const words = nameKey(name)
		.split(' ')
		.filter((word) => word !== '');
	for (let length = Math.min(words.length, 5); length > 0; length--) {
		for (let from = 0; from + length <= words.length; from++) {
			const part = words.slice(from, from + length);
			if (part.every((word) => media.has(word))) continue;
			const places = placesOf(part.join(' '), gazetteer, '');
			if (places.length > 0) return { places };
		}
	}
	return null;
}

function ofAddress(address: string, gazetteer: Gazetteer): Home | null {
	const labels = address.replace(/^https?:\/\//u, '').split('.');
	const top = labels.at(-1)!;
	const country = top.length === 2 ? (top === 'uk' ? 'GB' : top.toUpperCase()) : '';
	const label = labels.slice(0, -1).reduce((a, b) => (b.length > a.length ? b : a), '');
	const places = placesInside(label.replace(/-/gu, ''), gazetteer, country);
	if (places.length > 0) return { places };
	if (country === '') return null;
	const row = gazetteer.key(nameKey(new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? ''));
	if (row < 0) return null;
	const [from, to] = gazetteer.leads(row);
	const rows = [...gazetteer.columns.leadPlaces.slice(from, to)];
	const found = rows.find((place) => gazetteer.kind(place) === 'country');
	return found === undefined ? null : { places: [found] };
}

/** Peels words of the press from both ends of “thespringfieldgazette” and looks up what is left. */
function placesInside(label: string, gazetteer: Gazetteer, country: string): number[] {
	const starts = [0];
	const ends = [label.length];
	for (const word of media) {
		if (word.length < 2) continue;
		if (label.startsWith(word)) starts.push(word.length);
		for (let end = label.length; end > 3 && label.slice(0, end).endsWith(word);) {
			end -= word.length;
			ends.push(end);
			for (const second of media)
				if (second.length > 1 && label.slice(0, end).endsWith(second)) ends.push(end - second.length);
		}
	}
	const parts = [...new Set(starts.flatMap((from) => ends.map((to) => label.slice(from, to))))]
		.filter((part) => part.length > 3 && !media.has(part))
		.sort((a, b) => a.length - b.length);
	for (const part of parts) {
		for (let space = 0; space < part.length - 2; space++) {
			if (space === 1) continue;
			const key = nameKey(space === 0 ? part : `${part.slice(0, space)} ${part.slice(space)}`);
			const places = placesOf(key, gazetteer, country);
			if (places.length > 0) return places;
		}
	}
	return [];
}

function placesOf(key: string, gazetteer: Gazetteer, country: string): number[] {
	const row = gazetteer.key(key);
	if (row < 0) return [];
	const [from, to] = gazetteer.leads(row);
	const { leadPlaces, leadFlags, population } = gazetteer.columns;
	const places: number[] = [];
	for (let lead = from; lead < to; lead++) {
		const place = leadPlaces[lead]!;
		if (leadFlags[lead]! & ~nameFlags.people) continue;
		if (country !== '' && gazetteer.country(place) !== country) continue;
		places.push(place);
	}
	return places.sort((a, b) => population[b]! - population[a]! || a - b).slice(0, MOST);
}
