/** What `chronotope export` writes; apart from the writers, which are loaded when one is asked for. */
export const exportFormats = ['geojson', 'csv', 'kml', 'lpf', 'annotations', 'atom', 'ics'] as const;
export type ExportFormat = (typeof exportFormats)[number];
