import { ledgerModel } from './model.contract';
import { describeOnPostgres, emptyLedgers } from './postgresServer';

describeOnPostgres('the model on a real server', () => {
	ledgerModel('Postgres', emptyLedgers(), 40);
});
