/** English words of time. All keys are lower case. */

const numbered = (names: string, first = 1): [string, number][] =>
	names
		.split(' ')
		.flatMap((group, index) => group.split('|').map((name): [string, number] => [name, index + first]));

/** Months, 1-12. Short forms may have a full stop. */
export const months = new Map(
	numbered(
		'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec'
	)
);
/** Names of months that are common words or given names in lower case. */
export const needsCapital = new Set([
	'may',
	'march',
	'mar',
	'jan',
	'dec',
	'sep',
	'jun',
	'apr',
	'oct',
	'nov',
	'aug'
]);

/** Months of the Solar Hijri calendar, 1-12, as they are spelt in English. */
export const solarMonths = new Map(
	numbered(
		'farvardin ordibehesht|ordibehest khordad tir mordad|amordad shahrivar mehr aban azar dey|dei bahman esfand|esfend'
	)
);

/** Days of the week, Monday is 0. Short forms stand only before a date. */
export const weekdays = new Map(numbered('monday tuesday wednesday thursday friday saturday sunday', 0));
export const shortWeekdays = new Map(numbered('mon tue|tues wed|weds thu|thur|thurs fri sat sun', 0));

/** As in EDTF, which does not tell the hemisphere. */
export const seasons = new Map([
	['spring', 21],
	['summer', 22],
	['autumn', 23],
	['fall', 23],
	['winter', 24]
]);

const units =
	'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const tens: [string, number][] = [
	['thirty', 30],
	['forty', 40],
	['fifty', 50],
	['sixty', 60],
	['seventy', 70],
	['eighty', 80],
	['ninety', 90],
	['hundred', 100]
];
/** How many; "a few" is taken as three and "several" as five where an approximate stretch is counted. */
export const counts = new Map<string, number>([
	...numbered(units),
	...tens,
	['a', 1],
	['an', 1],
	['couple', 2],
	['few', 3],
	['several', 5]
]);
/** Counts that are rough by themselves. */
export const roughCounts = new Set(['couple', 'few', 'several']);

/** First to nineteenth and twentieth, thirtieth; "twenty-first" is put together from `tensOfOrdinals` and these. */
export const ordinals = new Map<string, number>([
	...numbered(
		'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
	),
	['thirtieth', 30]
]);
export const tensOfOrdinals = new Map([
	['twenty', 20],
	['thirty', 30]
]);

/** Decades of a century by their names. */
export const decades = new Map<string, number>(
	['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].map(
		(name, index) => [name, (index + 2) * 10]
	)
);

export type Measure = 'day' | 'week' | 'month' | 'year' | 'decade' | 'century';
/** Units of time that are counted back from a day. */
export const measures = new Map<string, Measure>([
	['day', 'day'],
	['days', 'day'],
	['week', 'week'],
	['weeks', 'week'],
	['fortnight', 'week'],
	['month', 'month'],
	['months', 'month'],
	['year', 'year'],
	['years', 'year'],
	['decade', 'decade'],
	['decades', 'decade'],
	['century', 'century'],
	['centuries', 'century']
]);

/** Parts of a longer time, by the word that comes before it. */
export const parts = new Map<string, Part>([
	['early', 'early'],
	['mid', 'mid'],
	['middle', 'mid'],
	['late', 'late'],
	['beginning', 'start'],
	['start', 'start'],
	['end', 'end'],
	['close', 'end']
]);
export type Part = 'early' | 'mid' | 'late' | 'start' | 'end';

export const partsOfDay = new Set([
	'morning',
	'afternoon',
	'evening',
	'night',
	'noon',
	'midnight',
	'dawn',
	'midday'
]);

/** Days with a name and a fixed date, by their words: month and day. */
export const namedDays: readonly [words: string, month: number, day: number][] = [
	["new year ' s day", 1, 1],
	["new year ' s eve", 12, 31],
	['christmas day', 12, 25],
	['christmas eve', 12, 24],
	['christmas', 12, 25],
	['boxing day', 12, 26],
	["valentine ' s day", 2, 14],
	["international women ' s day", 3, 8],
	["saint patrick ' s day", 3, 17],
	["st patrick ' s day", 3, 17],
	["st . patrick ' s day", 3, 17],
	["april fools ' day", 4, 1],
	["international workers ' day", 5, 1],
	['may day', 5, 1],
	['world press freedom day', 5, 3],
	['juneteenth', 6, 19],
	['world refugee day', 6, 20],
	['fourth of july', 7, 4],
	['bastille day', 7, 14],
	['halloween', 10, 31],
	["all saints ' day", 11, 1],
	['armistice day', 11, 11],
	['human rights day', 12, 10],
	['international human rights day', 12, 10]
];

/** What is counted rather than dated when a number stands before it. */
export const counted = new Set(
	(
		'people persons men women children civilians prisoners detainees inmates soldiers troops fighters militants police officers protesters ' +
		'demonstrators members families victims deaths dead killed wounded injured villages homes houses buildings households refugees ' +
		'migrants students workers employees delegates athletes passengers votes voters seats schools copies pages words km kilometers ' +
		'kilometres kilometer kilometre miles mile metres meters metre meter m cm mm ft feet foot inches hectares acres tons tonnes kg ' +
		'kilograms kilos pounds litres liters barrels dollars euros cents rials tomans yen pence rubles roubles rupees shekels dinars ' +
		'hours hrs minutes seconds days weeks months years percent per watts mw volts calories rounds tanks missiles rockets bombs shares ' +
		'points others million billion thousand hundred dozen times degrees gmt utc est am pm px rpm units books bodies graves names ' +
		'residents inhabitants citizens journalists lawyers patients cases jobs cars trucks vehicles ships aircraft horses square cubic'
	).split(' ')
);

/** Words before a number that name it: it is no year. */
export const numbering = new Set(
	(
		'page pages p pp number numbers nr nos article articles art section sections sec chapter chapters resolution decision flight room route ' +
		'highway ref code id model boeing airbus para paragraph paragraphs rule item clause usd eur gbp rs population row line ' +
		'version channel extension ext tel phone fax call box apartment suite building isbn issn serial lot psalm verse altitude'
	).split(' ')
);

/** Words of English that a noun phrase does not begin with in the middle: after a year they end its phrase. */
export const functionWords = new Set(
	(
		'and or but nor so yet for of in on at by to from with without under over into onto upon about after before since until till ' +
		'during through between among against towards toward the a an this that these those his her its their our my your he she it they ' +
		'we i you who whom whose which what when where while as if because although though than then there here is was were are be been ' +
		'being has have had do does did will would shall should can could may might must not also only just both all more most some when ' +
		'however including via amid despite within throughout'
	).split(' ')
);

/** Verbs and adverbs that put what follows into the time to come. */
export const future = new Set([
	'will',
	'would',
	'shall',
	'upcoming',
	'scheduled',
	'planned',
	'plans',
	'expected',
	'due',
	'next',
	'forthcoming',
	"'ll"
]);
