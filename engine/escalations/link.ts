import type { BusinessProfile, TeamMember } from '../business';
import type { Escalation } from './escalation';

/** What a link in an alert lets its holder do. */
export interface LinkGrant {
	readonly escalationId: string;
	/** Team member id. */
	readonly member: string;
	readonly action: 'take';
	/** Epoch milliseconds; whole seconds are kept. */
	readonly expiresAt: number;
}

/** Who holds a good link, and what it is about. */
export interface LinkAbout {
	readonly escalation: Escalation;
	readonly member: TeamMember;
	readonly profile: BusinessProfile;
	/** The business's number of the conversation. */
	readonly line: string;
	readonly personName?: string;
}

export type LinkReading =
	| ({ readonly state: 'good' } & LinkAbout)
	/** Nobody of ours made it, it was altered, or its holder has left the team. */
	| { readonly state: 'forged' }
	| { readonly state: 'expired' }
	| { readonly state: 'used' };

/** As {@link LinkReading}; `good` means that it counted now, with `took` where its holder has the escalation since. */
export type LinkUse = Exclude<LinkReading, { readonly state: 'good' }> | ({ readonly state: 'good'; readonly took: boolean; readonly first: boolean } & LinkAbout);
