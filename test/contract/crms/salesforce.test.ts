import { salesforceDialect } from './salesforce.dialect';
import { crmContract } from './suite';

describe('Salesforce', () => crmContract(salesforceDialect));
