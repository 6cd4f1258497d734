/** Kinds of events that words of English news tell of; an atlas maps them to its own categories. */
export type Kind = 'killing' | 'attack' | 'detention' | 'legal' | 'protest' | 'politics' | 'statement';

/** In order of weight: where a sentence tells of several, the first is what it is about, and the others its circumstances. */
export const kinds: readonly Kind[] = [
	'killing',
	'attack',
	'detention',
	'legal',
	'protest',
	'politics',
	'statement'
];

/**
 * How an event is told: an act has its own time and place; an occasion is a meeting of people, at which things are said; a saying happens where the
 * occasion is that a text tells of.
 */
export type Manner = 'act' | 'occasion' | 'saying';

/** Verbs in the forms in which they tell of something that happened. */
const verbs: Record<Kind, string> = {
	killing:
		'executed hanged hung massacred murdered assassinated killed slaughtered slain beheaded lynched shot exterminated gunned buried died perished drowned',
	attack:
		'bombed attacked raided shelled ambushed stabbed stormed invaded struck torched exploded detonated abducted kidnapped fired clashed seized destroyed bulldozed',
	detention:
		'arrested detained imprisoned jailed incarcerated tortured flogged lashed disappeared harassed interrogated raped expelled exiled deported evicted persecuted silenced repressed suppressed',
	legal:
		'sentenced convicted charged indicted prosecuted acquitted tried extradited sued testified pardoned appealed investigated summoned subpoenaed ruled placed',
	protest:
		'protested rallied marched demonstrated commemorated mourned boycotted rioted chanted gathered campaigned',
	politics:
		'elected appointed resigned adopted ratified vetoed nominated inaugurated met signed introduced sanctioned voted dissolved launched annexed welcomed passed presided',
	statement:
		'said told wrote declared stated announced warned revealed published broadcast called urged admitted confessed denied claimed explained reported acknowledged emphasised emphasized accused spoke stressed reiterated added indicated expressed mentioned concluded recounted discussed offered asked responded insisted described penned written exposed paid learned learnt criticised criticized presented condemned'
};

/** Nouns that name something that happened. */
const nouns: Record<Kind, string> = {
	killing:
		'massacre massacres execution executions killing killings murder murders assassination assassinations genocide hanging hangings deaths burial burials carnage atrocity atrocities bloodshed lynching grave graves',
	attack:
		'bombing bombings attack attacks raid raids explosion explosions shelling airstrike airstrikes ambush invasion kidnapping abduction clashes war battle',
	detention:
		'arrest arrests detention imprisonment torture crackdown crimes abuses violations flogging floggings disappearance disappearances harassment persecution repression suppression custody prisons reprisals purge silence prisons',
	legal:
		'hearing hearings trial trials verdict verdicts indictment prosecution lawsuit tribunal inquiry warrant warrants testimony ruling impunity fatwa case cases',
	protest:
		'protest protests rally rallies demonstration demonstrations march uprising gathering strike strikes vigil commemoration commemorations anniversary riots unrest slogans tribute campaign',
	politics:
		'election elections resolution vote referendum summit treaty agreement coup revolution conference session sessions presidency appointment resignation sanctions meeting visit talks conflict',
	statement:
		'interview statement statements speech letter report remarks sermon article recording tape announcement announcements declaration comments revelations revelation confessions confession presentation'
};

/** Nouns of meetings of people at a place. */
const occasions = new Set(
	(
		'hearing hearings trial trials rally rallies vigil gathering commemoration commemorations anniversary summit conference session sessions meeting met ' +
		'talks visit interview speech sermon presided gathered testified march presentation testimony tribute'
	).split(' ')
);

/** Words that tell of an event only with a time or a place of their own; else they name a thing, a state or a person. */
const weak = new Set(
	(
		'prisons silence campaign prisons slogans  case cases crimes abuses violations ' +
		'grave graves impunity conflict war custody report letter article offered presidency passed welcomed fired placed launched tried'
	).split(' ')
);

export interface Trigger {
	kind: Kind;
	form: 'verb' | 'noun';
	manner: Manner;
	/** Whether it tells of an event only with a time or place of its own. */
	weak: boolean;
	/** The same for all forms of a noun: what a later mention is found again by. */
	stem: string;
}

const triggers = new Map<string, Trigger>();
const known = (word: string, kind: Kind, form: Trigger['form']) =>
	triggers.set(word, {
		kind,
		form,
		manner: occasions.has(word) ? 'occasion' : kind === 'statement' ? 'saying' : 'act',
		weak: weak.has(word),
		stem: word.replace(/(?:es|s)$/u, '')
	});
for (const kind of kinds.toReversed()) {
	for (const word of nouns[kind].split(' ')) known(word, kind, 'noun');
	for (const word of verbs[kind].split(' ')) known(word, kind, 'verb');
}

/** What a word tells of; undefined: nothing. The word is in lower case. */
export const triggerOf = (word: string): Trigger | undefined => triggers.get(word);

/** How much heavier one kind weighs than another: lower is heavier. */
export const weightOf = (kind: Kind): number => kinds.indexOf(kind);
