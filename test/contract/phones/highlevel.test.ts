import { highlevelApp, highlevelWorkflow } from './highlevel.dialect';
import { phoneContract } from './suite';

describe('by an app', () => phoneContract(highlevelApp));
describe('by a workflow', () => phoneContract(highlevelWorkflow));
