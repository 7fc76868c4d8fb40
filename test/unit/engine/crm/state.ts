import type { BusinessProfile, Call, Conversation, LeadState, Message } from '../../../../engine';
import { profileOf } from '../business/profiles';
import { CALLER, NOW, SMITH } from './desk';

/** A checked profile with a named number. */
export const smith = async (more: object = {}): Promise<BusinessProfile> => await profileOf({ numbers: [{ number: '+14155550100', source: 'Google Ads', serviceLine: 'Plumbing' }, { number: '+14155550101' }], ...more });

export const callOf = (more: Partial<Call> = {}): Call => ({ id: 'call_1', businessId: SMITH, system: 'twilio', account: 'AC1', providerCallId: 'CA1', from: CALLER, fromRaw: CALLER, to: '+14155550100', startedAt: NOW, endedAt: NOW + 30_000, outcome: 'missed', missedReason: 'no_answer', facts: { legs: {} } as Call['facts'], offers: 1, ...more });
export const conversationOf = (more: Partial<Conversation> = {}): Conversation => ({ id: 'conv_1', businessId: SMITH, person: CALLER, line: '+14155550100', status: 'texted', automation: 'on', openedAt: NOW, ...more });
export const messageOf = (more: Partial<Message> = {}): Message => ({ id: 'msg_1', businessId: SMITH, direction: 'out', purpose: 'first_text', system: 'twilio', account: 'AC1', from: '+14155550100', to: CALLER, body: 'Sorry we missed you.', media: [], status: 'sent', at: NOW, sentAt: NOW + 1_000, attempt: 1, ...more });
export const stateOf = (profile: BusinessProfile, more: Partial<LeadState> = {}): LeadState => ({ profile, person: { number: CALLER, fields: {}, tags: [] }, messages: [], optedOut: false, ...more });
