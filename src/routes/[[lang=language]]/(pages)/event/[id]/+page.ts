import { error } from '@sveltejs/kit';
import { wholeSite } from '../../../../whole.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
	const { entries } = wholeSite().catalogue;
	const entry = entries.get(entries.rowOf(params.id) ?? -1);
	if (!entry) error(404);
	return { entry };
};
