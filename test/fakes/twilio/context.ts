import type { Background } from './background';
import type { Settings } from './settings';
import type { TwilioState } from './state';
import type { Vendor } from './vendor';
import type { Delivery, DeliveryOptions, WebhookParams } from './webhooks';

/** What the parts of one instance share. */
export interface Context {
	accountSid: string;
	authToken: string;
	vendor: Vendor;
	state: TwilioState;
	settings: Settings;
	background: Background;
	/** Sends a signed webhook and keeps it in the log of deliveries. */
	post: (publicUrl: string, params: WebhookParams, options?: DeliveryOptions) => Promise<Delivery>;
}

/** HTTP method of a webhook as configured on a number; POST for anything but GET. */
export function webhookMethod(text: string | undefined): 'GET' | 'POST' {
	return text?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}
