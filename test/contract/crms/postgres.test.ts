import { describeOnPostgres } from '../ledger/postgresServer';
import { postgresDialect } from './postgres.dialect';
import { crmContract } from './suite';

describeOnPostgres('a table in Postgres', () => crmContract(postgresDialect));
