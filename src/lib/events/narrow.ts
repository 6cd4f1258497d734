import { MediaQuery } from 'svelte/reactivity';

/** Below 1000 px the list is a sheet and an opened event a page. On the server: wide. */
export const narrow = new MediaQuery('width < 1000px', false);
