/**
 * By default Twilio repeats a webhook once, and only when no connection came about. A report that n8n could not take in
 * (it was restarting, say) would be lost, so every address that we give asks for more: three repetitions, also on 5xx
 * answers and on time-outs, within Twilio's 15 seconds in all. Repetitions are harmless here. The fragment is read by
 * Twilio alone: it is neither sent nor signed. Source: Twilio, webhook connection overrides.
 */
const RETRIES = 'rc=3&rp=5xx,ct,rt';

export function withRetries(url: string): string {
	return url.includes('#') ? url : `${url}#${RETRIES}`;
}
