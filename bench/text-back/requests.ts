import { callStatusBody, newSid, signForm } from '../../test/fakes/twilio';

/** A webhook request that is ready to go: what it costs to write and sign it is paid before the clock starts. */
export interface PreparedCall {
	/** Whom the text must reach. */
	readonly from: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

export interface Line {
	readonly accountSid: string;
	readonly authToken: string;
	/** The number that was called, E.164. */
	readonly number: string;
	/** The public URL that is signed. */
	readonly publicUrl: string;
}

/** The report, signed by the vendor's own library, that nobody picked up. */
export function missedCall(line: Line, from: string): PreparedCall {
	return prepare(line, from, { callStatus: 'no-answer' });
}

/** The report, signed likewise, that somebody talked: nothing is to be done about it. */
export function answeredCall(line: Line, from: string): PreparedCall {
	return prepare(line, from, { callStatus: 'completed', callDurationSeconds: 42 });
}

function prepare(line: Line, from: string, end: { callStatus: string; callDurationSeconds?: number }): PreparedCall {
	const { accountSid, authToken, number, publicUrl } = line;
	const form = callStatusBody({ accountSid, callSid: newSid('CA'), from, to: number, ...end });
	const { headers, body } = signForm(authToken, publicUrl, form);
	return { from, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) }, body };
}
