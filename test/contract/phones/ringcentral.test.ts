import { ringcentralDialect } from './ringcentral.dialect';
import { phoneContract } from './suite';

phoneContract(ringcentralDialect);
