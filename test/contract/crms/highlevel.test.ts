import { highlevelCrmDialect } from './highlevel.dialect';
import { crmContract } from './suite';

describe('HighLevel', () => crmContract(highlevelCrmDialect));
