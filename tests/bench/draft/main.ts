import { draftShared, scoreShared, targets } from './shared.ts';
import type { Share } from './score.ts';

/** `npm run bench -- draft`: how much of a curated atlas the draft of its documents has. */
export async function bench({ json }: { json: boolean }): Promise<void> {
	const drafted = await draftShared();
	if (drafted === null) {
		console.error('missing shared material: documents');
		process.exitCode = 2;
		return;
	}
	const { seconds } = drafted;
	const scores = scoreShared(drafted.draft);
	if (json) {
		console.log(JSON.stringify({ ...scores, seconds, targets }, null, '\t'));
		return;
	}
	const { places, precision, events, sameCategory, proposed, curated } = scores;
	const line = (what: string, share: Share, target?: number) =>
		console.log(
			`${what}: ${share.part} of ${share.of} (${((100 * share.part) / share.of).toFixed(0)} %${target ? `; at least ${100 * target} %` : ''})`
		);
	line('places where something happened', places, targets.places);
	line('precision of these', precision, targets.precision);
	line('dated events, date and place right', events, targets.events);
	console.log(`  nowhere, where the atlas says nowhere: ${scores.strictly}`);
	line('  and of the same category', sameCategory);
	console.log(
		`proposed events a curated one: ${(proposed / curated).toFixed(2)} (at most ${targets.proposals})`
	);
	console.log(`drafted in ${seconds.toFixed(1)} s (at most ${targets.seconds}), table loaded`);
	list('places that are missing', places.not);
	list('places that are wrong', precision.not);
	list('events that are missing or wrong', events.not);
	list('events of another category', sameCategory.not);
}

function list(head: string, entries: readonly string[]): void {
	console.log(`\n${head}: ${entries.length}`);
	for (const entry of entries) console.log(`  ${entry}`);
}
