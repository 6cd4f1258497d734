import type { Kind } from '../events/triggers.ts';

/** Neutral nouns for what words tell of: each with the words that it stands for. What is not here has the noun of its kind. */
const words = {
	execution: 'execution executions executed hanged hung hanging hangings',
	assassination: 'assassination assassinations assassinated',
	shooting: 'shot gunned shooting',
	stabbing: 'stabbed',
	burial: 'burial burials buried grave graves',
	bombing: 'bombing bombings bombed',
	explosion: 'explosion explosions exploded detonated',
	raid: 'raid raids raided stormed',
	kidnapping: 'kidnapping kidnapped abduction abducted',
	clashes: 'clashes clashed',
	invasion: 'invasion invaded',
	arrest: 'arrest arrests arrested',
	imprisonment: 'imprisonment imprisoned jailed incarcerated prisons',
	expulsion: 'expelled exiled deported',
	hearing: 'hearing hearings',
	trial: 'trial trials tried prosecution prosecuted',
	verdict: 'verdict verdicts ruling ruled convicted acquitted sentenced',
	charge: 'indictment indicted charged',
	warrant: 'warrant warrants',
	testimony: 'testimony testified',
	lawsuit: 'lawsuit sued',
	inquiry: 'inquiry investigated',
	rally: 'rally rallies rallied',
	demonstration: 'demonstration demonstrations demonstrated march marched',
	gathering: 'gathering gathered',
	vigil: 'vigil',
	commemoration: 'commemoration commemorations commemorated anniversary mourned tribute',
	strike: 'strike strikes',
	election: 'election elections elected',
	resolution: 'resolution',
	vote: 'vote voted referendum',
	agreement: 'treaty agreement signed ratified',
	conference: 'conference summit',
	session: 'session sessions',
	meeting: 'meeting met talks presided',
	visit: 'visit',
	appointment: 'appointment appointed nominated inaugurated',
	resignation: 'resignation resigned',
	interview: 'interview',
	speech: 'speech sermon',
	letter: 'letter',
	report: 'report',
	recording: 'recording tape',
	announcement: 'announcement announcements announced declaration declared'
} as const;

export type Noun = keyof typeof words | Kind;

const nouns = new Map<string, Noun>(
	Object.entries(words).flatMap(([noun, list]) =>
		list.split(' ').map((word): [string, Noun] => [word, noun as Noun])
	)
);

/** The noun for a word that tells of an event. */
export const nounOf = (word: string, kind: Kind): Noun => nouns.get(word.toLowerCase()) ?? kind;
