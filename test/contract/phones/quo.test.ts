import { quoDialect, quoV1Dialect } from './quo.dialect';
import { phoneContract } from './suite';

describe('webhooks of the dated API', () => phoneContract(quoDialect));
describe('webhooks of v1 and of the app', () => phoneContract(quoV1Dialect));
