import { textOf, type Fields } from '../../vendors/highlevel';

/** What a message of HighLevel is about; e-mail, chats and activities are none of these. */
export type MessageKind = 'call' | 'voicemail' | 'text';

/** HighLevel's types, without `TYPE_`: https://marketplace.gohighlevel.com/docs/webhook/InboundMessage */
const KINDS: Readonly<Record<string, MessageKind>> = {
	CALL: 'call',
	IVR_CALL: 'call',
	CUSTOM_CALL: 'call',
	CAMPAIGN_CALL: 'call',
	CAMPAIGN_MANUAL_CALL: 'call',
	VOICEMAIL: 'voicemail',
	CAMPAIGN_VOICEMAIL: 'voicemail',
	SMS: 'text',
	CUSTOM_SMS: 'text',
	CUSTOM_PROVIDER_SMS: 'text',
	CAMPAIGN_SMS: 'text',
	CAMPAIGN_MANUAL_SMS: 'text',
	SMS_REVIEW_REQUEST: 'text',
	SMS_NO_SHOW_REQUEST: 'text',
};

/** `messageTypeString` says more than `messageType`, and is not in every report. */
export function kindOf(message: Fields): MessageKind | undefined {
	return kindNamed(textOf(message, 'messageTypeString')) ?? kindNamed(textOf(message, 'messageType'));
}

function kindNamed(word: string): MessageKind | undefined {
	const name = word.toUpperCase().replace(/^TYPE_/, '');
	return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}
