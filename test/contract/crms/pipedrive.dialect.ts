import { pipedrive } from '../../../connectors/crms/pipedrive';
import { startFakePipedrive } from '../../fakes/pipedrive';
import type { CrmDialect } from './dialect';

/** A company in which the fields were made. */
export const pipedriveDialect: CrmDialect = { connector: pipedrive, start: async () => await startFakePipedrive({ madeFields: true }) };
