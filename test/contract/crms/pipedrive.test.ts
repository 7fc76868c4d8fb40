import { pipedriveDialect } from './pipedrive.dialect';
import { crmContract } from './suite';

crmContract(pipedriveDialect);
