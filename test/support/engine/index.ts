// The package's nodes in n8n's own execution engine, against a real ledger and a fake Twilio.
export { FakeChatModel } from './chatModel';
export { namedCredential, standsIn, TestCredentials, type Secrets } from './credentials';
export { credentialType } from './credentialTypes';
export { clockSays, DANA, Desk, HERE, LEE, LINE, PERSON, PROFILE, timePasses } from './desk';
export { expectGoodItems, onlyItem } from './expect';
export { NodeTypes, OWN_NODES, PACKAGE, TRIGGERS } from './nodeTypes';
export type { Given, Incoming } from './request';
export { execute, Ran, runInARow } from './run';
export { Listening, TriggerOnCanvas, type Emitted, type Received } from './triggers';
export { inARow, nodeOf, PUBLIC_URL, workflowOf, type NodeSetup } from './workflow';
