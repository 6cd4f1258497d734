/**
 * First-level regions by ISO 3166-2 code, as the names of the Natural Earth units that make them up.
 * Iran's codes are those in force since 2020 (IR-10 was Khuzestan before, and is Isfahan now).
 */
export const REGIONS: Record<string, string[]> = {
	'IR-00': ['Markazi'],
	'IR-01': ['Gilan'],
	'IR-02': ['Mazandaran'],
	'IR-03': ['East Azarbaijan'],
	'IR-04': ['West Azarbaijan'],
	'IR-05': ['Kermanshah'],
	'IR-06': ['Khuzestan'],
	'IR-07': ['Fars'],
	'IR-08': ['Kerman'],
	'IR-09': ['Razavi Khorasan'],
	'IR-10': ['Esfahan'],
	'IR-11': ['Sistan and Baluchestan'],
	'IR-12': ['Kordestan'],
	'IR-13': ['Hamadan'],
	'IR-14': ['Chahar Mahall and Bakhtiari'],
	'IR-15': ['Lorestan'],
	'IR-16': ['Ilam'],
	'IR-17': ['Kohgiluyeh and Buyer Ahmad'],
	'IR-18': ['Bushehr'],
	'IR-19': ['Zanjan'],
	'IR-20': ['Semnan'],
	'IR-21': ['Yazd'],
	'IR-22': ['Hormozgan'],
	'IR-23': ['Tehran'],
	'IR-24': ['Ardebil'],
	'IR-25': ['Qom'],
	'IR-26': ['Qazvin'],
	'IR-27': ['Golestan'],
	'IR-28': ['North Khorasan'],
	'IR-29': ['South Khorasan'],
	'IR-30': ['Alborz'],
	'IQ-AN': ['Al-Anbar'],
	'IQ-BG': ['Baghdad'],
	'IQ-DI': ['Diyala'],
	'IT-21': ['Alessandria', 'Asti', 'Biella', 'Cuneo', 'Novara', 'Turin', 'Verbano-Cusio-Ossola', 'Vercelli']
};

/** Regions that are whole parts of a country in Natural Earth: England and Wales together is a code of ISO 3166-2. */
export const PARTS: Record<string, string[]> = {
	'GB-EAW': ['ENG', 'WLS'],
	'GB-NIR': ['NIR'],
	'GB-SCT': ['SCT']
};
