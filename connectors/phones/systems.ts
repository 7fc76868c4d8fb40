import { asterisk } from './asterisk';
import { callrail } from './callrail';
import type { PhoneConnector } from './connector';
import { generic } from './generic';
import { highlevel } from './highlevel';
import { quo } from './quo';
import { ringcentral } from './ringcentral';
import { signalwire } from './signalwire';
import { simulator } from './simulator';
import { telnyx } from './telnyx';
import { twilio } from './twilio';

/** The phone systems there are, in the order in which the nodes list them. Adding one is a folder and a line here. */
export const phoneSystems: readonly PhoneConnector<unknown>[] = [asterisk, callrail, generic, highlevel, quo, ringcentral, signalwire, simulator, telnyx, twilio];

/** The one of that name. Throws for a name that no system has: a workflow of a later version, say. */
export function phoneSystem(name: string): PhoneConnector<unknown> {
	const found = phoneSystems.find((system) => system.name === name);
	if (found) return found;
	throw new Error(`This version knows no phone system "${name}". Choose one of ${phoneSystems.map((system) => system.title).join(', ')}, or update the package.`);
}
