import type { Problem } from '#lib/dataset/problem.ts';
import { PARTS } from '../eventparts.ts';

/** So many errors and so many warnings are told one by one; of more, how many. */
const MOST_TOLD = 1000;

/** Problems, of which there may be as many as events: the first ones, and how many of all. */
export class ToldProblems {
	readonly told: Problem[] = [];
	readonly counts = { error: 0, warning: 0 };

	add(problems: readonly Problem[]): void {
		for (const problem of problems) if (this.counts[problem.severity]++ < MOST_TOLD) this.told.push(problem);
	}

	/** Adds those of others, as if they had come one by one. */
	join({ told, counts }: Pick<ToldProblems, 'told' | 'counts'>): void {
		this.add(told);
		for (const severity of ['error', 'warning'] as const)
			this.counts[severity] += Math.max(0, counts[severity] - MOST_TOLD);
	}

	all(): Problem[] {
		const more = (['error', 'warning'] as const).flatMap((severity): Problem[] => {
			const left = this.counts[severity] - MOST_TOLD;
			const message = `${left} more ${severity}s are not told one by one`;
			return left > 0 ? [{ severity, code: 'more', file: PARTS, path: '', message }] : [];
		});
		return [...this.told, ...more];
	}
}
