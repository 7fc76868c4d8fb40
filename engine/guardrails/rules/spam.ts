import type { TextFacts } from '../facts';
import type { Decision } from '../decision';
import { skip, type Rule } from '../rule';

/** A call that looks like spam gets no text, and what made it look so is kept with the decision. */
export const spam: Rule = (facts) => {
	if (facts.purpose !== 'first_text' || !facts.profile.spam.enabled) return undefined;
	const evidence = { ...attested(facts), ...counted(facts) };
	return Object.keys(evidence).length === 0 ? undefined : skip('suspected_spam', evidence);
};

/**
 * STIR/SHAKEN (ATIS-1000074): A means that the carrier knows the caller and the number, B the caller alone, C neither.
 * A failed verdict says that the caller ID was tampered with; C is common among honest callers of small carriers, so
 * it counts only where the business wants it.
 */
function attested(facts: TextFacts): Decision['facts'] {
	const verdict = facts.call?.attestation;
	const { attestation } = facts.profile.spam;
	if (verdict === undefined || verdict === '' || attestation === 'ignore') return {};
	const failed = /fail/i.test(verdict);
	const weak = failed || !/^[AB]$/i.test(verdict);
	return (attestation === 'failed' ? failed : weak) ? { attestation: verdict } : {};
}

function counted(facts: TextFacts): Decision['facts'] {
	const { calling } = facts;
	if (!calling) return {};
	const { businessesAnHour, callsInTenMinutes, neighboursInTenMinutes } = facts.profile.spam;
	const reaches = (count: number, limit: number) => limit > 0 && count >= limit;
	return {
		...(reaches(calling.businessesLastHour, businessesAnHour) ? { businessesLastHour: calling.businessesLastHour } : {}),
		...(reaches(calling.callsLastTenMinutes, callsInTenMinutes) ? { callsLastTenMinutes: calling.callsLastTenMinutes } : {}),
		...(reaches(calling.neighboursLastTenMinutes, neighboursInTenMinutes) ? { neighboursLastTenMinutes: calling.neighboursLastTenMinutes } : {}),
	};
}
