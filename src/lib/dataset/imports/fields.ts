/** What a column may hold. A language may follow: `title@fa`. */
export const fieldNames = [
	'id',
	'title',
	'summary',
	'caption',
	'date',
	'start',
	'end',
	'display-date',
	'year',
	'month',
	'day',
	'time',
	'end-year',
	'end-month',
	'end-day',
	'end-time',
	'place',
	'place-kind',
	'country',
	'lat',
	'lon',
	'coordinates',
	'coordinates-lon-first',
	'wkt',
	'uncertainty-km',
	'category',
	'source',
	'publisher',
	'url',
	'participants',
	'row-type'
] as const;
export type FieldName = (typeof fieldNames)[number];

export interface Field {
	name: FieldName;
	/** BCP 47, of texts that say so in the column's name. */
	language?: string;
}

/** Fields whose text may stand in several languages. */
export const inLanguages: ReadonlySet<FieldName> = new Set(['title', 'summary', 'place']);

/** Fields that several columns may share by their names: all of them count, of titles the first that is not empty. */
export const shared: ReadonlySet<FieldName> = new Set(['title', 'url', 'source', 'participants']);

/**
 * What columns are called, by field, the surest first; compared without case, accents, spaces and signs. Words that mean
 * several things (name, type, group, description) stand last in the field that they mean most often.
 */
const names: Record<FieldName, string> = {
	id: 'id uid uniqueid eventid identifier recordid fid شناسه',
	title:
		'title headline heading eventtitle eventname event titre titel titulo titolo name label nom nombre nome عنوان تیتر رویداد نام',
	summary:
		'summary description descriptions desc details text body abstract narrative content note notes popup beschreibung texte descripcion descrizione شرح توضیح توضیحات خلاصه متن',
	caption: 'caption mediacaption',
	date: 'date when eventdate dates datum fecha data edtf dateofevent incidentdate day-date timestamp datetime تاریخ زمان',
	start:
		'start startdate datestart begin begindate begins from fromdate datefrom started debut datedebut beginn inicio earliest validfrom آغاز شروع',
	end: 'end enddate dateend until to todate dateto ended ends finish fin datefin ende latest validto پایان',
	'display-date': 'displaydate datetext datedisplay datelabel datenote whennote',
	year: 'year startyear yr jahr annee ano anno سال',
	month: 'month startmonth monat mois mes ماه',
	day: 'day startday tag jour dia روز',
	time: 'time starttime hour heure uhrzeit hora ساعت',
	'end-year': 'endyear yearend',
	'end-month': 'endmonth monthend',
	'end-day': 'endday dayend',
	'end-time': 'endtime timeend',
	place:
		'place placename location locationname venue toponym city town site address where lieu ort ville stadt lugar ciudad luogo مکان محل شهر جا',
	'place-kind': 'placekind placetype',
	country: 'country countrycode ccode ccodes iso2 pays land pais paese کشور',
	lat: 'lat latitude latitud latitudine breite breitengrad y ycoord عرض عرضجغرافیایی',
	lon: 'lon lng long longitude longitud longitudine lange langengrad laenge x xcoord طول طولجغرافیایی',
	coordinates:
		'coordinates coordinate coords latlon latlng latlong gps latitudelongitude position koordinaten coordonnees coordenadas مختصات',
	'coordinates-lon-first': 'lonlat lnglat longlat longitudelatitude',
	wkt: 'wkt geowkt geom geometry thegeom',
	'uncertainty-km': 'uncertaintykm radiuskm accuracykm',
	category:
		'category categories eventtype eventcategory kind class theme topic tag tags group type layer categorie kategorie categoria thema دسته نوع موضوع گروه',
	source:
		'source sources sourcetitle titlesource reference references citation citations quelle quellen fuente fuentes fonte منبع منابع',
	publisher: 'publisher sourcename outlet newspaper mediacredit credit ناشر رسانه',
	url: 'url link links sourceurl sourceurls sourcelink titleuri website web media href lien enlace uri پیوند لینک نشانی',
	participants: 'participants participant actors actor people persons who names parties شرکتکنندگان افراد',
	'row-type': 'rowtype'
};

const byName = new Map<string, { name: FieldName; rank: number }>();
for (const name of fieldNames)
	names[name].split(' ').forEach((word, rank) => {
		if (!byName.has(word)) byName.set(word, { name, rank });
	});

/** A column's name as it is compared: letters and digits alone. */
export const plainName = (column: string): string =>
	column
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]/gu, '')
		.replaceAll('ي', 'ی')
		.replaceAll('ك', 'ک');

/**
 * The field that a column's name says, with its rank among the names of that field (0 is the surest); null for a name that says
 * none. A language at its end is read for texts: `title_fa`, `Summary (en)`, `place@ar`.
 */
export function fieldOf(column: string): (Field & { rank: number }) | null {
	const found = byName.get(plainName(column));
	if (found) return { ...found };
	const numbered = byName.get(plainName(column.replace(/[\s_-]*\d{1,2}$/u, '')));
	if (numbered && shared.has(numbered.name)) return { ...numbered };
	const suffixed = /^(.+?)(?:[_@:.-]|\s*[[(]\s*)([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\s*[\])]?$/u.exec(
		column.trim()
	);
	const text = suffixed && byName.get(plainName(suffixed[1]!));
	return text && inLanguages.has(text.name) ? { ...text, language: suffixed[2]! } : null;
}

/** A field as a person writes it after `=`: `title`, `title@fa`; null: there is no such field, or it has no languages. */
export function parseField(text: string): Field | null {
	const [name = '', language, more] = text.trim().split('@');
	const known = fieldNames.find((field) => field === name);
	if (!known || more !== undefined) return null;
	if (language === undefined) return { name: known };
	return inLanguages.has(known) && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(language)
		? { name: known, language }
		: null;
}

export const fieldText = ({ name, language }: Field): string =>
	language === undefined ? name : `${name}@${language}`;
