import type { Context } from '../context';
import type { MessageRecord } from '../resources/messages';
import { newSid } from '../sids';
import { messageStatusBody } from '../webhooks';
import type { Admitted } from './rules';

type Progress = 'queued' | 'sent' | 'delivered' | 'undelivered';

/** Takes messages in and moves them on: queued, sent, then delivered or undelivered. */
export class Outbox {
	private held: Array<() => void> = [];

	constructor(private readonly context: Context) {}

	accept(draft: Admitted, kind: { direction: 'outbound-api' | 'outbound-reply'; autoReply?: boolean }): MessageRecord {
		const now = Date.now();
		const { state, settings, background } = this.context;
		const message: MessageRecord = {
			sid: newSid(draft.mediaUrls.length > 0 ? 'MM' : 'SM'),
			to: draft.to,
			from: draft.from,
			body: draft.body,
			mediaUrls: draft.mediaUrls,
			messagingServiceSid: draft.service?.sid ?? null,
			direction: kind.direction,
			status: draft.service ? 'accepted' : 'queued',
			errorCode: null,
			statusCallback: draft.statusCallback,
			autoReply: kind.autoReply ?? false,
			createdMs: now,
			updatedMs: now,
			sentMs: null,
			listedFromMs: now + settings.listLagMs,
		};
		state.addMessage(message);
		background.run(() => this.progress(message));
		return message;
	}

	/** Lets go of what was held back. */
	release(): void {
		for (const go of this.held.splice(0)) go();
	}

	private async progress(message: MessageRecord): Promise<void> {
		const { state, settings, background } = this.context;
		// The answer to the request goes out before anything else happens.
		await new Promise(setImmediate);
		message.from ??= state.services.get(message.messagingServiceSid ?? '')?.numbers[0] ?? null;
		await this.enter(message, 'queued');
		await background.wait(settings.deliveryDelayMs);
		if (settings.delivery === 'hold') {
			await new Promise<void>((go) => this.held.push(go));
			await background.wait(0);
		}
		message.sentMs = Date.now();
		await this.enter(message, 'sent');
		await background.wait(settings.deliveryDelayMs);
		message.errorCode = state.recipients.get(message.to)?.deliveryError ?? null;
		await this.enter(message, message.errorCode === null ? 'delivered' : 'undelivered');
	}

	private async enter(message: MessageRecord, status: Progress): Promise<void> {
		message.status = status;
		message.updatedMs = Date.now();
		if (!message.statusCallback || !this.context.settings.statusCallbacks) return;
		await this.context.post(
			message.statusCallback,
			messageStatusBody({
				accountSid: this.context.accountSid,
				messageSid: message.sid,
				messagingServiceSid: message.messagingServiceSid ?? undefined,
				from: message.from ?? undefined,
				to: message.to,
				status,
				errorCode: message.errorCode ?? undefined,
			}),
		);
	}
}
