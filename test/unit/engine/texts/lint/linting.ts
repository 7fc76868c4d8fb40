import { lintText, type Finding, type TextAbout } from '../../../../../engine/texts';

export const ABOUT: TextAbout = { businessName: 'Smith Plumbing', language: 'en' };
/** A first text with nothing the matter, to put the subject of a test into. */
export const CLEAN = 'Hi, this is Smith Plumbing. Sorry we missed your call! How can we help? Just reply here. Reply STOP to opt out.';

export const lint = (text: string, about: TextAbout = {}): readonly Finding[] => lintText(text, { ...ABOUT, ...about });
export const found = (rule: string, text: string, about: TextAbout = {}): Finding | undefined => lint(text, about).find((finding) => finding.rule === rule);
/** The rules that are broken, worst first. */
export const rules = (text: string, about: TextAbout = {}): readonly string[] => lint(text, about).map(({ rule }) => rule);
