import { SIGNALWIRE_SPEAKER } from './signalwire.dialect';
import { phoneContract } from './suite';
import { spokenBy } from './twilio.dialect';

describe('where our document answers', () => phoneContract(spokenBy(SIGNALWIRE_SPEAKER, 'forward')));

describe('where we listen', () => phoneContract({ ...spokenBy(SIGNALWIRE_SPEAKER, 'listen'), startFake: undefined }));
