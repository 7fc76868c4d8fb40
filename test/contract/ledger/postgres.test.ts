import { ledgerContract } from './ledger.contract';
import { describeOnPostgres, emptyLedgers } from './postgresServer';

describeOnPostgres('the contract on a real server', () => {
	ledgerContract('Postgres', emptyLedgers());
});
