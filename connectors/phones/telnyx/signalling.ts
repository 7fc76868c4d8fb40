import { own, rowsOf, textIn, type Fields } from './values';

/** STIR/SHAKEN attestation of the caller ID: `A`, `B` or `C` where it holds, `invalid` where its signature did not. */
export function attestationIn(payload: Fields): string | undefined {
	const level = textIn(payload, 'shaken_stir_attestation', 8).toUpperCase();
	if (!/^[ABC]$/.test(level)) return undefined;
	return own(payload, 'shaken_stir_validated') === false ? 'invalid' : level;
}

/** The line whose carrier forwarded the call, out of the SIP header Diversion (RFC 5806): `<sip:+14155550100@…>;reason=…` */
export function divertedFrom(payload: Fields): string | undefined {
	const header = rowsOf(own(payload, 'sip_headers')).find((row) => textIn(row, 'name', 60).toLowerCase() === 'diversion');
	const number = header && /(?:sips?|tel):(\+?\d{7,15})(?!\d)/i.exec(textIn(header, 'value', 500))?.[1];
	return number || undefined;
}
