import { phoneCalls } from './suite.calls';
import type { PhoneDialect } from './dialect';
import { phoneSends } from './suite.sends';
import { phoneSignatures } from './suite.signatures';
import { phoneTexts } from './suite.texts';

/** What every phone system must do, whatever it calls things. */
export function phoneContract<Secrets>(dialect: PhoneDialect<Secrets>): void {
	describe(`${dialect.connector.title}: calls`, () => phoneCalls(dialect));
	describe(`${dialect.connector.title}: signatures`, () => phoneSignatures(dialect));
	if (dialect.textIn) describe(`${dialect.connector.title}: texts`, () => phoneTexts(dialect));
	if (dialect.startFake) describe(`${dialect.connector.title}: sending`, () => phoneSends(dialect));
}
