import { airtableDialect } from './airtable.dialect';
import { crmContract } from './suite';

describe('Airtable, with a table for the log', () => crmContract(airtableDialect('table')));
describe('Airtable, with the log in a field of the contact', () => crmContract(airtableDialect('field')));
