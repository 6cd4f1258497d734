import type { Attachment } from 'svelte/attachments';

/** What a drag does: told the pointer's pixels from the plot's left edge. */
export interface Dragging {
	move(x: number): void;
	end?(): void;
}

/** Pixels that a pointer may tremble in a click. */
const TREMBLE = 3;

/**
 * Drags by mouse, pen or finger. `begin` is told where in the plot (pixels from its left edge) the pointer went down, and
 * says what follows; null leaves it alone. A press that does not move remains a click on what lies under it.
 */
export function drag(begin: (x: number, event: PointerEvent) => Dragging | null): Attachment<Element> {
	return (element) => {
		let dragging: Dragging | null = null;
		let pressed: { id: number; x: number } | null = null;
		let taken = false;
		const xOf = (event: PointerEvent): number => event.clientX - plotOf(element).getBoundingClientRect().left;

		const down = (event: Event): void => {
			if (!(event instanceof PointerEvent) || event.button !== 0 || pressed) return;
			dragging = begin(xOf(event), event);
			if (!dragging) return;
			event.stopPropagation();
			pressed = { id: event.pointerId, x: event.clientX };
			taken = false;
		};
		const move = (event: Event): void => {
			if (!(event instanceof PointerEvent) || event.pointerId !== pressed?.id) return;
			if (!taken) {
				if (Math.abs(event.clientX - pressed.x) < TREMBLE) return;
				// Taken only now: a captured pointer would take the click away from the bar.
				element.setPointerCapture(event.pointerId);
				taken = true;
			}
			dragging?.move(xOf(event));
		};
		const up = (event: Event): void => {
			if (!(event instanceof PointerEvent) || event.pointerId !== pressed?.id) return;
			dragging?.end?.();
			dragging = pressed = null;
		};

		const listeners = [
			['pointerdown', down],
			['pointermove', move],
			['pointerup', up],
			['pointercancel', up]
		] as const;
		for (const [name, listener] of listeners) element.addEventListener(name, listener);
		return () => {
			for (const [name, listener] of listeners) element.removeEventListener(name, listener);
		};
	};
}

/** The drawing that an element belongs to. */
function plotOf(element: Element): Element {
	return (element instanceof SVGElement ? element.ownerSVGElement : null) ?? element;
}
