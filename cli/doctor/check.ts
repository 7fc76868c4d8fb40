/** What one look found. */
export interface Finding {
	readonly status: 'ok' | 'warn' | 'fail';
	/** What was looked at. */
	readonly what: string;
	/** A sentence: what is there and, unless all is well, how to mend it. */
	readonly said: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const ok = (what: string, said: string): Finding => ({ status: 'ok', what, said });
export const warn = (what: string, said: string): Finding => ({ status: 'warn', what, said });
export const fail = (what: string, said: string): Finding => ({ status: 'fail', what, said });
