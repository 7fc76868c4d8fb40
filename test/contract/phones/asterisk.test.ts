import { asteriskDialect } from './asterisk.dialect';
import { phoneContract } from './suite';

phoneContract(asteriskDialect);
