import type { Attachment } from 'svelte/attachments';

/** What two fingers do to a plot: bring it closer (below 1) or away about the pixel between them, and along with them. */
export interface PinchActions {
	begin(): void;
	/** `from` and `to` are the two fingers' pixels from the left edge, before and after the move. */
	move(from: readonly [number, number], to: readonly [number, number]): void;
	end(): void;
}

/** Two fingers on an element pinch it. One finger alone, or a mouse, is left to others. */
export function pinch(actions: PinchActions): Attachment<HTMLElement> {
	return (element) => {
		const fingers = new Map<number, number>();
		const xOf = (event: PointerEvent): number => event.clientX - element.getBoundingClientRect().left;
		const both = (): [number, number] => [...fingers.values()] as [number, number];

		const down = (event: PointerEvent): void => {
			if (event.pointerType !== 'touch' || fingers.size === 2) return;
			fingers.set(event.pointerId, xOf(event));
			if (fingers.size === 2) actions.begin();
		};
		const move = (event: PointerEvent): void => {
			if (!fingers.has(event.pointerId)) return;
			const before = both();
			fingers.set(event.pointerId, xOf(event));
			if (fingers.size === 2) actions.move(before, both());
		};
		const up = (event: PointerEvent): void => {
			if (fingers.size === 2 && fingers.has(event.pointerId)) actions.end();
			fingers.delete(event.pointerId);
		};
		// In the capture phase: a drag keeps a press that it takes to itself.
		const listeners = [
			['pointerdown', down],
			['pointermove', move],
			['pointerup', up],
			['pointercancel', up]
		] as const;
		for (const [name, listener] of listeners) element.addEventListener(name, listener, true);
		return () => {
			for (const [name, listener] of listeners) element.removeEventListener(name, listener, true);
		};
	};
}
