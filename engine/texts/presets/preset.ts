import type { Language } from '../../business';

/** One wording, or variants of equal meaning. */
export type Wording = string | readonly string[];

/**
 * The wording of an industry where a profile has none, by situation. Every text says who writes, asks one thing at most,
 * pretends to be nobody and has no link in a first text. All are plain GSM-7 (which has é, ñ, ¿ and ¡ but no á, í, ó, ú),
 * and fit into two segments with what follows them.
 */
export type Preset = Readonly<Record<Language, Readonly<Record<string, Wording>>>>;
