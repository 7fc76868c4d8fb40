/**
 * What phones put around a person's own words: reactions to our text, signatures, our text quoted
 * below theirs. None of it is the person's own wording, so none of it may opt anybody out.
 */

const QUOTE = '[“”"«„]';

/** "Liked “Hi, … Reply STOP to opt out”", "Le gustó “…”", "👍 to “…”", as iPhone and Android send them. */
const REACTION = new RegExp(
	'^\\s*(?:' +
		[
			`(?:liked|loved|laughed at|emphasi[sz]ed|questioned|disliked|hearted)(?: an? (?:image|message|photo|video|attachment)|\\s{0,3}${QUOTE})`,
			`reacted\\s.{1,12}\\sto\\s{0,3}(?:${QUOTE}|your|an? )`,
			`removed (?:an? )?.{1,20} (?:from|to)\\s{0,3}(?:${QUOTE}|an? )`,
			`\\p{Extended_Pictographic}.{0,4}\\s(?:to|a)\\s{0,3}${QUOTE}`,
			`(?:a .{1,30} )?(?:le (?:gustó|gusta|encantó|encanta|disgustó|dio risa)|no le gustó|se rio de|se rió de|enfatizó|destacó|cuestionó|reaccionó)\\s.{0,20}${QUOTE}`,
			`me (?:gusta|encanta|divierte) ${QUOTE}`,
		].join('|') +
		')',
	'iu',
);

const SIGNATURE =
	/(?:^|[\s.,!?-])(?:sent from my|sent via|get outlook for|sent from outlook|enviado desde mi|enviado desde)\s[^\n]{0,60}\s*$/i;
const SIGNATURE_ROOM = 100;

/** Whether the text is only a reaction (a "tapback") to a message of ours. */
export function isReaction(text: string): boolean {
	return REACTION.test(text.slice(0, 120));
}

/** Takes off a mail signature ("Sent from my iPhone") and lines quoted with ">". */
export function withoutTrimmings(text: string): string {
	let own = text
		.split('\n')
		.filter((line) => !line.trimStart().startsWith('>'))
		.join('\n');
	const tail = own.slice(-SIGNATURE_ROOM);
	const signature = SIGNATURE.exec(tail);
	if (signature) own = own.slice(0, own.length - tail.length + signature.index);
	return own;
}

/** Our own instruction, echoed. On folded text. */
const ECHO =
	/\b(?:(?:reply|text|send|txt|type|respond|write|says?|with) ){1,2}stop(?:all)?(?: (?:to|2|and|for)(?: (?:opt out|end|unsubscribe|cancel|stop|quit|help))?)?\b|\bstop (?:to|2) (?:opt out|end|unsubscribe|cancel|stop|quit)\b|\b(?:responda|responde|envie|envia|texto|conteste) (?:con )?(?:alto|stop|baja|parar)\b(?: para (?:(?:dar|darse|darte) de baja|cancelar|no recibir (?:mas )?(?:mensajes|textos)?|parar|salir))?/g;

/**
 * Blanks our own instruction out of a folded text that says more than it ("what does reply stop to
 * opt out mean"), keeping every position. A text that is little but the instruction stays: whoever
 * types "stop to end" means it.
 */
export function withoutEcho(folded: string): string {
	const blanked = folded.replace(ECHO, (echo) => ' '.repeat(echo.length));
	return /[a-z] (?:[.,] ){0,3}[a-z]/.test(blanked) ? blanked : folded;
}
