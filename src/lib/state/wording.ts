import { createContext } from 'svelte';
import type { Wording } from '#lib/dataset/wording.ts';

/** Whose words a page speaks: on the map's page those of its explorer. */
export const [getWording, setWording] = createContext<Wording>();
