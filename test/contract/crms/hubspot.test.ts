import { hubspotDialect, hubspotPlainDialect } from './hubspot.dialect';
import { crmContract } from './suite';

crmContract(hubspotDialect);

describe('without the fields of its own', () => {
	crmContract(hubspotPlainDialect);
});
