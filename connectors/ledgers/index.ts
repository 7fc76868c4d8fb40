export { assertOneMemory, closeLedger, openLedger } from './open';
export { chooseLedger, choiceOf, nameOf as nameOfLedger, type LedgerChoice } from './choice';
export { readBackup } from './backup';
export { ledgerOver } from './ledger';
export { openSqlite } from './sqlite';
export { openPostgres } from './postgres';
export { readPostgresCredential } from './pg/credential';
export type { PostgresOptions } from './pg/options';
export { commit, faultOf, isDisconnected, isLost, isStalePlan, newConnections, placeOf, rollBack, type Connection, type Connections } from './pg';
