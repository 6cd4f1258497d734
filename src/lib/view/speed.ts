import type { Speed, SpeedUnit } from './view.ts';

/** Reads `3m/s`, three months a second; null where it is no speed. */
export function readSpeed(text: string): Speed | null {
	const [, count, unit] = /^([1-9]\d{0,3})([dwmqy])\/s$/u.exec(text) ?? [];
	return count ? { count: Number(count), unit: unit as SpeedUnit } : null;
}

export const printSpeed = ({ count, unit }: Speed): string => `${count}${unit}/s`;
