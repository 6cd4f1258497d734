import { ofEach } from '../../../atlas.ts';
import { wholeAtlas } from '../../../../whole.server.ts';
import type { EntryGenerator } from './$types';

export const entries: EntryGenerator = () =>
	SITE_IS_WHOLE ? ofEach([...wholeAtlas().entries].map(({ event }) => event.id)) : [];
