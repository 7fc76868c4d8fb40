/** Connections to a Postgres, for others than the ledger as well. */
export { readPostgresCredential } from './credential';
export { commit, rollBack } from './ending';
export { faultOf, isDisconnected, isLost, isStalePlan, type Fault } from './errors';
export { placeOf, type PostgresOptions } from './options';
export type { Connection } from './connection';
export type { Connections } from './connections';
import type { Connections } from './connections';
import type { PostgresOptions } from './options';

/** Connections of this process to one place, made when needed. The driver is loaded by those who use it. */
export function newConnections(options: PostgresOptions): Connections {
	const { Connections: Pool } = require('./connections') as typeof import('./connections');
	return new Pool(options);
}
