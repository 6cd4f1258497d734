import type { Token } from '../text/tokens.ts';

/** Ordinary words that are at home in one country's news: they tell where a text is from. */
const words: Record<string, string> = {
	US: 'sheriff sheriffs deputies interstate sophomore congressman congresswoman nascar nfl mlb nba ncaa gop medicaid medicare thanksgiving dmv troopers ymca statehouse precinct osha epa walmart kindergarten freshman county counties township',
	GB: 'councillor councillors constabulary nhs tory tories pensioner lorry motorway gcse ofsted labour ukip whitehall asbo',
	IE: 'garda gardai taoiseach dail oireachtas tanaiste seanad hse fianna',
	CA: 'rcmp ndp loonie csis cbc mpp mla',
	AU: 'asio nrl afl ute qantas',
	NZ: 'kiwi maori iwi whanau',
	IN: 'crore lakh bjp lok sabha panchayat dmk rupees taluk mandal tehsil aiadmk bsp',
	PK: 'mqm pml jirga',
	LK: 'ltte',
	IL: 'knesset shekel shekels idf haredi kibbutz mossad',
	PS: 'hamas fatah intifada',
	IR: 'majlis basij irgc rial rials pasdaran mojahedin mujahedin mek pmoi ncri',
	RU: 'duma ruble rubles rouble roubles fsb oblast',
	GE: 'lari',
	CN: 'yuan renminbi politburo',
	JP: 'yen yakuza ldp',
	TR: 'akp lira pkk',
	NG: 'naira efcc inec pdp apc',
	ZA: 'anc saps apartheid',
	KE: 'odm matatu',
	GH: 'cedi cedis ndc npp',
	PH: 'barangay pesos',
	DE: 'bundestag bundesliga spd cdu',
	FR: 'gendarmes gendarmerie',
	IT: 'carabinieri',
	ES: 'psoe',
	MX: 'narcos'
};

const countries = new Map(
	Object.entries(words).flatMap(([country, list]) => list.split(' ').map((word) => [word, country] as const))
);

/** The countries that a text's words speak for, with the number of different words for each. */
export function cues(tokens: readonly Token[]): Map<string, number> {
	const seen = new Set<string>();
	const found = new Map<string, number>();
	for (const { key } of tokens) {
		const country = countries.get(key);
		if (country === undefined || seen.has(key)) continue;
		seen.add(key);
		found.set(country, (found.get(country) ?? 0) + 1);
	}
	return found;
}
