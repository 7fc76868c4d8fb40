/** Headers by which requests of vendors are told: those that sign, or bear a token. */
const SIGNATURES: ReadonlyArray<readonly [header: RegExp, vendor: string]> = [
	[/^x-signalwire-signature$/, 'SignalWire'],
	[/^x-twilio-signature$/, 'Twilio'],
	[/^telnyx-signature-ed25519$/, 'Telnyx'],
	[/^openphone-signature$/, 'Quo (OpenPhone)'],
	[/^webhook-signature$/, 'a vendor with Standard Webhooks, such as Quo'],
	[/^x-ghl-signature$|^x-wh-signature$/, 'HighLevel'],
	[/^(?:validation|verification)-token$/, 'RingCentral'],
	[/^x-callrail-signature$|^signature$/, 'CallRail'],
	[/^x-plivo-signature/, 'Plivo'],
	[/^x-zm-signature$/, 'Zoom'],
	[/^x-justcall-signature$/, 'JustCall'],
	[/^messagebird-signature/, 'Bird'],
	[/^x-sinch-webhook-signature$/, 'Sinch'],
	[/^x-slack-signature$/, 'Slack'],
	[/^stripe-signature$/, 'Stripe'],
	[/^x-hub-signature/, 'GitHub or Meta'],
];
const AGENTS: ReadonlyArray<readonly [agent: RegExp, vendor: string]> = [
	[/twilioproxy/i, 'Twilio'],
	[/telnyx/i, 'Telnyx'],
	[/signalwire/i, 'SignalWire'],
	[/callrail/i, 'CallRail'],
	[/curl|postman|insomnia|httpie|wget/i, 'a person trying it out, which no vendor signed'],
];
const LIKE_ONE = /sign|hmac|digest|token|authorization|secret/;

export interface LookAlike {
	readonly header: string;
	readonly vendor?: string;
}

/** The headers that look like a signature, and whose. Their values stay out of it. */
export function lookAlikes(headers: Readonly<Record<string, string>>): readonly LookAlike[] {
	const signed = Object.keys(headers).flatMap((header): readonly LookAlike[] => {
		const vendor = SIGNATURES.find(([pattern]) => pattern.test(header))?.[1];
		return vendor === undefined ? (LIKE_ONE.test(header) ? [{ header }] : []) : [{ header, vendor }];
	});
	const agent = AGENTS.find(([pattern]) => pattern.test(headers['user-agent'] ?? ''))?.[1];
	return agent === undefined ? signed : [...signed, { header: 'user-agent', vendor: agent }];
}

/** Is it one of the headers in which a signature or a time stands? */
export function isSigning(header: string): boolean {
	return LIKE_ONE.test(header) || SIGNATURES.some(([pattern]) => pattern.test(header));
}
