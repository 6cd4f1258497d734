import type { Box } from './box.ts';

/** Boxes of what lies over the map, in its pixels: whatever stands beside it in its section, and its own controls. */
export function coversOf(view: HTMLElement): Box[] {
	const frame = view.getBoundingClientRect();
	const beside = [...(view.parentElement?.children ?? [])].filter((element) => element !== view);
	return [...beside, ...view.querySelectorAll('[data-cover]')].flatMap((element): Box[] => {
		const { left, top, width, height } = element.getBoundingClientRect();
		return width > 0 && height > 0 ? [{ x: left - frame.left, y: top - frame.top, width, height }] : [];
	});
}
