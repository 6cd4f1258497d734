import type { Language } from '#lib/language/language.ts';
import { annotations } from './annotations.ts';
import { atomFeed } from './atom.ts';
import { eventsCsv } from './csv.ts';
import type { Excerpt } from './excerpt.ts';
import type { Form } from './forms.ts';
import { eventsGeoJson } from './geojson.ts';
import { eventsIcal } from './ical.ts';
import { eventsKml } from './kml.ts';
import { linkedPlaces } from './linkedplaces.ts';

/** The whole text of each form, for command line and page alike. The language is that of words in KML, Atom and iCalendar. */
export const writers: Record<Form, (excerpt: Excerpt, language: Language) => string> = {
	geojson: eventsGeoJson,
	csv: eventsCsv,
	kml: eventsKml,
	lpf: linkedPlaces,
	annotations,
	atom: (excerpt, language) => atomFeed(excerpt, language, `${excerpt.home}feed.atom`),
	ics: eventsIcal
};
