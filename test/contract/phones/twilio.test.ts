import { phoneContract } from './suite';
import { spokenBy, TWILIO_SPEAKER } from './twilio.dialect';

describe('where our document answers', () => phoneContract(spokenBy(TWILIO_SPEAKER, 'forward')));

describe('where we listen', () => phoneContract({ ...spokenBy(TWILIO_SPEAKER, 'listen'), startFake: undefined }));
