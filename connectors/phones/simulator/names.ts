export const SYSTEM = 'simulator';

/** The simulated company has one account only. */
export const ACCOUNT = '';

/** Longest text that a carrier takes as one message. Characters. */
export const LONGEST_TEXT = 1600;
