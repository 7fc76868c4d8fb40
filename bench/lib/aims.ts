import { figure } from './table';

/** A figure that the project wants to reach on an ordinary machine, and what was measured. */
export interface Aim {
	readonly what: string;
	readonly measured: number;
	readonly bound: 'at least' | 'at most';
	readonly aim: number;
	/** Put behind the figures: ms, MB, ×. */
	readonly unit: string;
}

export function isMet({ measured, bound, aim }: Aim): boolean {
	return bound === 'at least' ? measured >= aim : measured <= aim;
}

/** One line an aim: `OK      …` or `missed  …`. What could not be measured is missed. */
export function aimLine(aim: Aim): string {
	const { what, measured, bound, aim: wanted, unit } = aim;
	return `${isMet(aim) ? 'OK    ' : 'missed'}  ${what}: ${figure(measured)}${unit} (${bound} ${figure(wanted)}${unit})`;
}
