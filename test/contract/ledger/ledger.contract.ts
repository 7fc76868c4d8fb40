import { businessesContract } from './businesses.contract';
import { callsContract } from './calls.contract';
import { claimsContract } from './claims.contract';
import { consentContract } from './consent.contract';
import { conversationsContract } from './conversations.contract';
import { dueContract } from './due.contract';
import { escalationsContract } from './escalations.contract';
import { heldContract } from './held.contract';
import { outcomesContract } from './outcomes.contract';
import { peopleContract } from './people.contract';
import { receiptsContract } from './receipts.contract';
import { recordContract } from './record.contract';
import { recoveryContract } from './recovery.contract';
import { repliesContract } from './replies.contract';
import { separationContract } from './separation.contract';
import { teamContract } from './team.contract';
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
	receiptsContract,
	repliesContract,
	consentContract,
	peopleContract,
	conversationsContract,
	escalationsContract,
	teamContract,
	dueContract,
	recoveryContract,
	recordContract,
	separationContract,
];
