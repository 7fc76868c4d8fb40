import { callrailDialect } from './callrail.dialect';
import { phoneContract } from './suite';

phoneContract(callrailDialect);
