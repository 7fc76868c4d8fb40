import { genericDialect } from './generic.dialect';
import { phoneContract } from './suite';

phoneContract(genericDialect);
