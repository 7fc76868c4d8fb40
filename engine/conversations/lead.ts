import { addBusinessMinutes, ownerFor, type BusinessProfile } from '../business';
import type { Classification, Route } from '../replies';

/** What is to be done next about a lead, by whom and by when. Times are epoch milliseconds. */
export interface NextStep {
	readonly nextAction: string;
	readonly followUpAt: number;
	/** Team member id, where somebody owns what comes in. */
	readonly owner?: string;
}

const ACTION: Readonly<Record<Route | 'call', string>> = {
	call: 'Call back if they do not answer the text',
	emergency: 'Call now',
	booking: 'Agree a time',
	sales: 'Answer and quote',
	support: 'Solve the problem',
	person: 'Read and answer',
	closed: 'Nothing to do',
	opt_out: 'Do not text again',
};

/** Within how many business minutes the next step is due; emergencies count in wall-clock minutes. */
const CALL_BACK_MINUTES = 60;

/** The next step after a missed call, or after a reply that was read. Pure. */
export function nextStep(profile: BusinessProfile, now: number, read: { readonly classification?: Classification; readonly serviceLine?: string }): NextStep {
	const route: Route | 'call' = read.classification?.route ?? 'call';
	const owner = ownerFor(profile, { route: route === 'call' ? 'sales' : route, ...(read.serviceLine === undefined ? {} : { serviceLine: read.serviceLine }) });
	const emergency = read.classification?.urgency === 'emergency';
	const followUpAt = emergency
		? now + profile.sla.emergencyMinutes * 60_000
		: addBusinessMinutes(profile, now, route === 'call' ? CALL_BACK_MINUTES : profile.sla.minutes);
	return { nextAction: emergency ? ACTION.emergency : ACTION[route], followUpAt, ...(owner ? { owner: owner.id } : {}) };
}
