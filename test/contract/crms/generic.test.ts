import { genericDialect } from './generic.dialect';
import { crmContract } from './suite';

describe('any CRM over HTTP', () => crmContract(genericDialect));
