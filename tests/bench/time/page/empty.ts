import { MapLibreStage } from './stage.ts';
import type { Technique } from './technique.ts';

/** The floor: a step asks for a frame, and nothing else. */
export class Empty extends MapLibreStage implements Technique {
	async load(): Promise<void> {
		await this.open();
		this.step();
		await this.settled();
	}

	step(): void {
		this.map.triggerRepaint();
	}

	override settled(): Promise<void> {
		return this.rendered();
	}
}
