/** The forms in which each record's data stands beside its page. */
export const match = (param: string): param is 'geojson' | 'csv' => param === 'geojson' || param === 'csv';
