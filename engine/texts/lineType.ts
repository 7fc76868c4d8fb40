import { readCallerId } from '../calls';
import type { Clock, Ledger, PhoneSystem } from '../ports';
import type { TextPurpose } from './message';

/** How long a line type is taken for true before it is asked for again: numbers are ported now and then. */
const KEEP_MS = 180 * 24 * 3_600_000;

/**
 * Asks the phone system what kind of line a number is, before its first text, where the business wants that and the
 * answer is not known yet. Whatever goes wrong with it, the text does not wait for it.
 */
export async function learnLineType(
	deps: { readonly ledger: Ledger; readonly phone: PhoneSystem; readonly clock: Clock },
	text: { readonly businessId: string; readonly purpose: TextPurpose; readonly to: string },
): Promise<void> {
	if (text.purpose !== 'first_text' || !deps.phone.lineType) return;
	const profile = (await deps.ledger.getBusiness(text.businessId))?.profile;
	if (profile?.lineTypeLookup !== true || profile.mode === 'shadow' || readCallerId(text.to, profile.country).kind !== 'number') return;
	// What nobody will be sent for another reason is not worth the price.
	if ((await deps.ledger.optedOutAt(text.businessId, text.to)) !== undefined) return;
	const now = deps.clock.now();
	if ((await deps.ledger.lineTypeOf(text.to, now, KEEP_MS)) !== undefined) return;
	const found = await deps.phone.lineType(text.to).catch(() => undefined);
	if (found) await deps.ledger.noteLineType(text.to, found.type, found.carrier, now);
}
