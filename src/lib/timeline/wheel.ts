import type { Attachment } from 'svelte/attachments';

export interface WheelActions {
	/** Longer (above 1) or shorter by a factor, about a point (pixels from the left edge). */
	zoom(factor: number, x: number): void;
	/** Whether the wheel alone is left to the page; with Ctrl it zooms. */
	cooperative?: boolean;
	/** The view moves by pixels to the right. */
	pan(pixels: number): void;
}

/** Pixels of a line and of a page, for mice that count in those. */
const UNITS = [1, 16, 400];

/** The wheel over an element zooms, sideways or with Shift it pans, and the page stays where it is. */
export function wheel(actions: WheelActions): Attachment<HTMLElement> {
	return (element) => {
		const onwheel = (event: WheelEvent): void => {
			if (actions.cooperative && !event.ctrlKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
			event.preventDefault();
			const unit = UNITS[event.deltaMode] ?? 1;
			const [dx, dy] = event.shiftKey ? [event.deltaX || event.deltaY, 0] : [event.deltaX, event.deltaY];
			if (Math.abs(dx) > Math.abs(dy)) actions.pan(dx * unit);
			// A pinch on a touch pad comes as a wheel with Ctrl, in smaller steps.
			else
				actions.zoom(
					Math.exp(dy * unit * (event.ctrlKey ? 0.01 : 0.002)),
					event.clientX - element.getBoundingClientRect().left
				);
		};
		element.addEventListener('wheel', onwheel, { passive: false });
		return () => element.removeEventListener('wheel', onwheel);
	};
}
