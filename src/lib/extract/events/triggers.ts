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

/** Verbs in the forms in which they tell of something that happened. */
const verbs: Record<Kind, string> = {
	killing:
		'executed hanged hung massacred murdered assassinated killed slaughtered slain beheaded lynched shot exterminated gunned buried',
	attack:
		'bombed attacked raided shelled ambushed stabbed stormed invaded struck torched exploded detonated abducted kidnapped',
	detention:
		'arrested detained imprisoned jailed incarcerated tortured flogged lashed disappeared harassed interrogated raped expelled exiled deported evicted',
	legal:
		'sentenced convicted charged indicted prosecuted acquitted tried extradited sued testified pardoned appealed investigated summoned subpoenaed',
	protest: 'protested rallied marched demonstrated commemorated mourned boycotted rioted chanted gathered',
	politics:
		'elected appointed resigned adopted ratified vetoed nominated inaugurated met signed introduced sanctioned condemned voted dissolved launched annexed',
	statement:
		'said told wrote declared stated announced warned revealed published broadcast called urged admitted confessed denied claimed explained reported acknowledged emphasised emphasized accused'
};

/** Nouns that name something that happened. */
const nouns: Record<Kind, string> = {
	killing:
		'massacre massacres execution executions killing killings murder murders assassination assassinations genocide hanging hangings deaths burial',
	attack:
		'bombing bombings attack attacks raid raids explosion explosions shelling airstrike airstrikes ambush invasion kidnapping abduction',
	detention:
		'arrest arrests detention imprisonment torture crackdown flogging floggings disappearance disappearances harassment persecution',
	legal:
		'hearing hearings trial trials verdict verdicts indictment prosecution lawsuit tribunal inquiry warrant testimony ruling',
	protest:
		'protest protests rally rallies demonstration demonstrations march uprising gathering strike strikes vigil commemoration anniversary riots',
	politics:
		'election elections resolution vote referendum summit treaty agreement coup revolution conference session presidency appointment resignation sanctions',
	statement:
		'interview statement statements speech letter report remarks sermon article recording tape announcement declaration'
};

export interface Trigger {
	kind: Kind;
	form: 'verb' | 'noun';
}

const triggers = new Map<string, Trigger>();
for (const kind of kinds.toReversed()) {
	for (const word of nouns[kind].split(' ')) triggers.set(word, { kind, form: 'noun' });
	for (const word of verbs[kind].split(' ')) triggers.set(word, { kind, form: 'verb' });
}

/** What a word tells of; undefined: nothing. The word is in lower case. */
export const triggerOf = (word: string): Trigger | undefined => triggers.get(word);

/** How much heavier one kind weighs than another: lower is heavier. */
export const weightOf = (kind: Kind): number => kinds.indexOf(kind);
