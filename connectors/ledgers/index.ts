export { openLedger, closeLedger } from './open';
export { ledgerOver } from './ledger';
export { openSqlite } from './sqlite';
