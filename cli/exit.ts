/** Exit codes: all is well; something was found or refused; the command line makes no sense. */
export const EXIT = { fine: 0, findings: 1, usage: 2 } as const;

/** The command line makes no sense: told in a sentence, with how to see what would. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

/** The command was understood and cannot be carried out: told in a sentence. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
}
