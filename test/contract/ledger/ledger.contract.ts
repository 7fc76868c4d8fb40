import { alertCallsContract } from './alertCalls.contract';
import { alertsContract } from './alerts.contract';
import { backupContract } from './backup.contract';
import { businessesContract } from './businesses.contract';
import { callingContract } from './calling.contract';
import { callsContract } from './calls.contract';
import { claimsContract } from './claims.contract';
import { consentContract } from './consent.contract';
import { conversationsContract } from './conversations.contract';
import { conversationListsContract } from './conversationLists.contract';
import { correctionsContract } from './corrections.contract';
import { crmContactsContract } from './crmContacts.contract';
import { crmForgetContract } from './crmForget.contract';
import { crmLimitsContract } from './crmLimits.contract';
import { crmNewsContract } from './crmNews.contract';
import { crmWritesContract } from './crmWrites.contract';
import { dueContract } from './due.contract';
import { escalationsContract } from './escalations.contract';
import { followUpKindsContract } from './followUpKinds.contract';
import { followUpsContract } from './followUps.contract';
import { staleContract } from './stale.contract';
import { graceContract } from './grace.contract';
import { heldContract } from './held.contract';
import { leadFollowUpsContract } from './leadFollowUps.contract';
import { limitsContract } from './limits.contract';
import { linksContract } from './links.contract';
import { neverAnsweredContract } from './neverAnswered.contract';
import { outcomesContract } from './outcomes.contract';
import { outsideContract } from './outside.contract';
import { paceContract } from './pace.contract';
import { peopleContract } from './people.contract';
import { qualificationContract } from './qualification.contract';
import { receiptsContract } from './receipts.contract';
import { recordContract } from './record.contract';
import { recoveryContract } from './recovery.contract';
import { burstsContract } from './bursts.contract';
import { repliesContract } from './replies.contract';
import { retentionContract } from './retention.contract';
import { separationContract } from './separation.contract';
import { shadowContract } from './shadow.contract';
import { subscriptionsContract } from './subscriptions.contract';
import { teamContract } from './team.contract';
import { turnsContract } from './turns.contract';
import { unreachedContract } from './unreached.contract';
import { voicemailsContract } from './voicemails.contract';
import type { OpenLedger } from './world';

/** What every adapter of the ledger must do. An adapter is put through it by one line: a name, and how to open an empty one. */
export function ledgerContract(name: string, open: OpenLedger): void {
	describe(`the ledger on ${name}`, () => {
		for (const room of ROOMS) room(open);
	});
}

const ROOMS = [
	businessesContract,
	callsContract,
	claimsContract,
	outcomesContract,
	heldContract,
	graceContract,
	shadowContract,
	callingContract,
	limitsContract,
	paceContract,
	receiptsContract,
	burstsContract,
	repliesContract,
	correctionsContract,
	consentContract,
	peopleContract,
	conversationsContract,
	conversationListsContract,
	qualificationContract,
	escalationsContract,
	linksContract,
	alertsContract,
	teamContract,
	turnsContract,
	alertCallsContract,
	voicemailsContract,
	dueContract,
	followUpsContract,
	followUpKindsContract,
	leadFollowUpsContract,
	staleContract,
	unreachedContract,
	neverAnsweredContract,
	outsideContract,
	crmContactsContract,
	crmWritesContract,
	crmNewsContract,
	crmLimitsContract,
	crmForgetContract,
	subscriptionsContract,
	recoveryContract,
	recordContract,
	separationContract,
	retentionContract,
	backupContract,
];
