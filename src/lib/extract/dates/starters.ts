import type { Token } from './tokens.ts';
import {
	counts,
	decades,
	months,
	namedDays,
	ordinals,
	parts,
	seasons,
	shortWeekdays,
	solarMonths,
	tensOfOrdinals,
	weekdays
} from './vocabulary.ts';

/** Every word that a date can begin with. */
const starters = new Set([
	...[
		counts,
		decades,
		months,
		ordinals,
		parts,
		seasons,
		shortWeekdays,
		solarMonths,
		tensOfOrdinals,
		weekdays
	].flatMap((map) => [...map.keys()]),
	...namedDays.map(([name]) => name.split(' ')[0]!),
	...'nowruz norooz nowrouz iranian persian solar yesterday today tonight tomorrow last this next past recent earlier later turn year q'.split(
		' '
	),
	...'between from about around circa c ca approximately roughly probably possibly perhaps'.split(' '),
	...'before prior pre after post since until till by'.split(' ')
]);

/** Whether a date may begin at a token: all other tokens are passed at once. */
export function mayBegin({ kind, text }: Token): boolean {
	if (kind === 'number') return true;
	return kind === 'sign' ? text === "'" : starters.has(text);
}
