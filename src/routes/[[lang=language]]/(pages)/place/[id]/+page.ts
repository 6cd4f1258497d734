import { error } from '@sveltejs/kit';
import { wholeSite } from '../../../../whole.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
	const place = wholeSite().catalogue.placeById.get(params.id);
	if (place === undefined) error(404);
	return { place };
};
