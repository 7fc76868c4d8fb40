/** What a text says about being texted: stop, resume, help. */
export { foldCharacter } from './characters';
export { foldText } from './fold';
export {
	PROVIDER_KEYWORDS,
	providerReads,
	type ConsentKind,
	type ConsentProvider,
} from './keywords';
export { isReaction, withoutTrimmings } from './quoted';
export { readConsent } from './read-consent';
export type { ConsentBasis, ConsentReach, ConsentRecord, ConsentTextIn, ConsentTextOut, ConsentWord } from './record';
export type { Consent } from './types';
