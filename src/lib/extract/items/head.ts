import { tagDates } from '../dates/tag.ts';

/** Who published a text, where it is dated from, and when, as far as its head says. */
export interface Head {
	publisher: string | null;
	place: string | null;
	author: string | null;
	/** EDTF; null where no date stands there, or one without its year. */
	published: string | null;
	/** A date without its year, to be told from the text. */
	undated: string | null;
	/** UTF-16 units of the line that the head takes up; what follows is the text. */
	end: number;
	/** Units of the line before the head that are a headline glued to it. */
	title: number;
}

/** A head stands within so many units of the beginning of a line. */
const WITHIN = 240;
/** Longest name of a publisher or a place. */
const LONGEST_NAME = 60;

/** Words in the names of newspapers, agencies and organisations that publish. */
const publishing =
	/\b(?:news|newsweek|press|agency|post|times|herald|tribune|guardian|telegraph|journal|gazette|chronicle|observer|independent|mirror|mail|express|review|magazine|radio|tv|television|broadcasting|media|wire|daily|weekly|today|international|watch|focus|arabiya|jazeera|reuters|bloomberg|monitor|report|reporter|standard|star|sun|globe|voice|network|online|council|committee|association|institute|foundation|organi[sz]ation|centre|center|ministry|office|university|front|union|society|blog|world|digest|bulletin|record|courier|dispatch|examiner|inquirer|politico|economist|spectator|atlantic|hill|xinhua|tass|interfax)\b/iu;
/** Cities of datelines whose names in capitals would pass for those of agencies. */
const cities = new Set(
	(
		'aden accra amman ankara athens baku basra beirut berlin bern bonn boston cairo caracas dakar dallas delhi dhaka doha dubai dublin erbil gaza ' +
		'geneva hague haifa hanoi harare havana herat kabul karaj kiev kyiv lagos lima lisbon london lusaka lyon madrid manila mexico miami milan minsk ' +
		'moscow mosul mumbai munich muscat nablus naples oslo ottawa paris perth prague quetta quito rabat riga riyadh rome sanaa seoul shiraz sofia ' +
		'sydney tabriz taipei tehran tokyo tripoli tunis turin vienna warsaw zurich'
	).split(' ')
);
const acronym = /^(?:[A-Z]{2,6}|[A-Z](?:\.[A-Z])+\.?)$/u;

/** The head of a text in one line, or null where the line has none. `isPlace` tells names of places, as far as they are known. */
export function headOf(line: string, isPlace: (name: string) => boolean): Head | null {
	return labelled(line) ?? dated(line, isPlace) ?? undatedHead(line, isPlace);
}

const empty = { publisher: null, place: null, author: null, published: null, undated: null, title: 0 };

/** "Source: The Post", "Published: 5 June 2017", "By: Jane Doe". */
function labelled(line: string): Head | null {
	const match =
		/^(source|publisher|publication|published(?: on)?|posted(?: on)?|date|updated|load-date|byline|author|by):\s*(.{2,120})$/iu.exec(
			line
		);
	if (!match) return null;
	const [, label = '', value = ''] = match;
	const end = line.length;
	if (/^(?:byline|author|by)$/iu.test(label)) return { ...empty, author: value, end };
	if (/^(?:source|publisher|publication)$/iu.test(label)) {
		const inner = dated(value, () => false);
		return { ...empty, publisher: inner?.publisher ?? value, published: inner?.published ?? null, end };
	}
	const [date] = tagDates(value);
	return date?.start === 0 && date.edtf !== null ? { ...empty, published: date.edtf, end } : null;
}

/** A line that begins with names and a date: "The Post, 5 June 2017 - ", "PARIS, June 5 (Reuters) — ", "5 June 2017". */
function dated(line: string, isPlace: (name: string) => boolean): Head | null {
	const head = line.slice(0, WITHIN);
	for (const date of tagDates(head)) {
		if (!/^(?:day|iso|numeric|month)$/u.test(date.rule)) continue;
		const points = [...head];
		const before = points.slice(0, date.start).join('');
		const after = line.slice(points.slice(0, date.end).join('').length);
		const told = {
			published: date.edtf,
			undated: date.edtf === null ? points.slice(date.start, date.end).join('') : null
		};
		const found = named(before, after, isPlace) ?? behind(before, after) ?? attributed(line, before, after);
		if (found) return { ...empty, ...told, ...found, end: line.length - after.length + found.end };
		if (date.start > 0) return null;
	}
	return null;
}

type Named = Partial<Head> & { end: number };

/** Names before a date, and a dash, a bracket or nothing after it. */
function named(before: string, after: string, isPlace: (name: string) => boolean): Named | null {
	const agency = /^\s*\(([^()]{2,40})\)\s*[-–—:]*\s*/u.exec(after);
	const closing =
		/^\s*\)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b\s*)?(?:[-–—:|]+\s*|,\s*(?=by\b)|$|(?=by\s+\p{Lu}))/iu.exec(
			after
		);
	if (!agency && closing === null) return null;
	const end = agency?.[0].length ?? closing![0].length;
	const byline = /^by:?\s+(.{3,80})$/iu.exec(before.replace(/[\s,–—|(-]+$/u, ''));
	const names = namesIn(byline ? afterByline(byline[1]!) : before);
	if (names === null) return null;
	const author = byline
		? byline[1]!.slice(0, byline[1]!.length - names.join('').length).trim() || null
		: null;
	// A date by itself, with a text after it, is how many sentences begin; with a dash or nothing after it, it is a head.
	if (names.length === 0)
		return before.trim() === '' && (agency || /^\s*(?:\p{L}{3,6}day\b\s*)?(?:[-–—|]|$)/u.test(after))
			? { end }
			: null;
	return { ...split(names, isPlace), ...(agency && { publisher: agency[1]! }), author, end };
}

/** The names that stand before a date, cut at commas, dashes and bars; null where it is no list of names. */
function namesIn(text: string): string[] | null {
	const bare = text.replace(/^[\s(•*|–—-]+|[\s,(|–—-]+$/gu, '');
	if (bare === '') return [];
	if (bare.length > 2 * LONGEST_NAME || /[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(bare)) return null;
	const names = bare
		.split(/\s*[,|–—(]\s*|\s+-\s*|-\s+|(?<=\p{Ll})-(?=\p{Lu}\p{Ll})/u)
		.map((name) => name.replace(/\)$/u, '').trim());
	const areNames = names.every(
		(name) =>
			name.length <= LONGEST_NAME &&
			/^(?:\p{Lu}|the\s)/u.test(name) &&
			name.split(/\s+/u).length <= 6 &&
			isName(name)
	);
	return areNames ? names : null;
}

/** Capitals but for short words: "Voice of America". The last word may be small: "Huffington post". */
function isName(name: string): boolean {
	const words = name.split(/\s+/u);
	const isVerb =
		/^(?:On|In|At|By|From|Since|After|Before|Until|During|When|While|It|He|She|They|We|I|This|That|These|There|But|And)$/u;
	if (isVerb.test(words[0]!)) return false;
	return words.every(
		(word, at) => /^(?:\p{Lu}|of|the|and|for|de|la|al-|&|\d)/u.test(word) || (at > 0 && publishing.test(word))
	);
}

/** A name glued to the end of an author's: "By Jane DoeThe Post" is The Post by Jane Doe. */
function afterByline(text: string): string {
	const glued = /\p{Ll}{2}(\p{Lu}[\p{L}]+(?:\s+\p{Lu}[\p{L}]+){0,4})$/u.exec(text);
	if (glued) return glued[1]!;
	const comma = text.lastIndexOf(',');
	return comma < 0 ? '' : text.slice(comma + 1).trim();
}

/** Which of the names publishes and which is the place of a dateline. */
function split(
	names: string[],
	isPlace: (name: string) => boolean
): { publisher: string | null; place: string | null } {
	const isCity = (name: string) => isPlace(name) || cities.has(name.toLowerCase());
	const publishers = names.filter((name) => !isCity(name) && (acronym.test(name) || publishing.test(name)));
	const places = names.filter(
		(name) => !publishers.includes(name) && (isCity(name) || /^[\p{Lu}\s.'-]{3,}$/u.test(name))
	);
	const others = names.filter((name) => !publishers.includes(name) && !places.includes(name));
	return { publisher: publishers[0] ?? others[0] ?? null, place: places[0] ?? null };
}

/** "The Post reported on 5 June 2017:" or "In a report The Post on 5 June 2017 said:", a line by itself. */
function attributed(line: string, before: string, after: string): Named | null {
	if (line.length > WITHIN || !/^[\p{Ll}\s]{0,30}:$/u.test(after)) return null;
	const name = /((?:\p{Lu}[\p{L}'’.-]*\s+){1,5})(?:(?:\p{Ll}+\s+)?on\s+)?$/u.exec(before);
	if (!name || !(publishing.test(name[1]!) || acronym.test(name[1]!.trim()))) return null;
	return { publisher: name[1]!.trim(), end: after.length };
}

/** A headline, a date and a publisher in one line: "Rally in the Square Thursday, 6 April 2017 NCRI - A rally was held". */
function behind(before: string, after: string): Named | null {
	const name = /^\s*([\p{Lu}][\p{L}.&' ]{1,40}?)\s*[-–—]\s+(?=\p{Lu})/u.exec(after);
	const isPublisher =
		name !== null && (acronym.test(name[1]!) || (publishing.test(name[1]!) && isName(name[1]!)));
	if (!isPublisher) return null;
	return { publisher: name[1]!, end: name[0].length, title: before.trimEnd().length };
}

/** "NCRI - ", "LONDON (Reuters) - ", "Ramallah-An official": no date. */
function undatedHead(line: string, isPlace: (name: string) => boolean): Head | null {
	const agency =
		/^([\p{Lu}][\p{L} .,'-]{1,40}?)\s*\(([\p{Lu}][\p{L} .]{1,30})\)\s*[-–—]+\s*(?=\p{Lu}|["“])/u.exec(line);
	if (agency && (publishing.test(agency[2]!) || acronym.test(agency[2]!)))
		return { ...empty, place: agency[1]!, publisher: agency[2]!, end: agency[0].length };
	const short =
		/^([\p{Lu}][\p{L}.]{1,20}(?:,? [\p{Lu}][\p{L}.]{1,20}){0,3})\s?([-–—]{1,2})\s?(?=\p{Lu})/u.exec(line);
	if (!short || line.length - short[0].length < 60) return null;
	const name = short[1]!;
	const end = short[0].length;
	const isCity = isPlace(name) || cities.has(name.toLowerCase());
	const isSpaced = /\s[-–—]|[–—]/u.test(short[0]);
	if (acronym.test(name) && !isCity && isSpaced) return { ...empty, publisher: name, end };
	if (isCity || (/^[\p{Lu}\s.,]{4,}$/u.test(name) && isSpaced)) return { ...empty, place: name, end };
	return publishing.test(name) && isSpaced ? { ...empty, publisher: name, end } : null;
}
