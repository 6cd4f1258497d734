/** The forms in which events go out; apart from the writers, which are loaded when one is asked for. */
export const forms = ['geojson', 'csv', 'kml', 'lpf', 'annotations', 'atom', 'ics'] as const;
export type Form = (typeof forms)[number];
