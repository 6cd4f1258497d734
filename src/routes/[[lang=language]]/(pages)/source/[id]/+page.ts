import { error } from '@sveltejs/kit';
import { wholeSite } from '../../../../whole.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
	const source = wholeSite().catalogue.sourceById.get(params.id);
	if (source === undefined) error(404);
	return { source };
};
