import { phoneContract } from './suite';
import { telnyxApplication, telnyxOnSip, telnyxTexml } from './telnyx.dialect';

describe('telephones on a SIP connection', () => phoneContract(telnyxOnSip));

describe('a Call Control application that answers by itself', () => phoneContract(telnyxApplication));

describe('TeXML of ours', () => phoneContract(telnyxTexml('forward')));

describe('TeXML of somebody else', () => phoneContract(telnyxTexml('listen')));
