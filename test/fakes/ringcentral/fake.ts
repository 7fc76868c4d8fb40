import type { Server } from 'node:http';
import { instantEvent, storeEvent } from './events';
import { told } from './messages';
import { listen } from './server';
import { LINE, State, type FakeMessage } from './state';

/** A RingCentral with one account, one user and one number, that keeps state and delivers events to those who subscribed. */
export class FakeRingCentral {
	private constructor(
		readonly state: State,
		readonly url: string,
		private readonly server: Server,
	) {}

	static async start(): Promise<FakeRingCentral> {
		const state = new State();
		const { server, url } = await listen(state);
		return new FakeRingCentral(state, url, server);
	}

	async stop(): Promise<void> {
		if (!this.server.listening) return;
		await new Promise<void>((resolve) => {
			this.server.close(() => resolve());
			this.server.closeAllConnections();
		});
	}

	/** Everything that was given out until now is worth nothing any more. */
	expireTokens(): void {
		this.state.tokens.clear();
	}

	/** To whom it may concern. A subscription whose URL does not answer 200 is blacklisted. @returns the statuses */
	async deliver(event: object): Promise<readonly number[]> {
		const filter = String((event as { readonly event?: unknown }).event);
		const statuses: number[] = [];
		for (const one of this.state.subscriptions.values()) {
			if (one.status !== 'Active' || one.expiresAt <= this.state.now() || !one.eventFilters.some((wanted) => covers(wanted, filter))) continue;
			const status = await post(one.address, event, one.verificationToken);
			statuses.push(status);
			if (status !== 200) one.status = 'Blacklisted';
		}
		return statuses;
	}

	/** A person texts the number. */
	async receiveText(text: { readonly from: string; readonly body: string }): Promise<FakeMessage> {
		const message = this.keep({ direction: 'Inbound', from: text.from, to: LINE, subject: text.body, messageStatus: 'Received' });
		if (/^\s*stop\s*$/i.test(text.body)) this.state.optedOut.add(text.from);
		if (/^\s*start\s*$/i.test(text.body)) this.state.optedOut.delete(text.from);
		await this.deliver(instantEvent(message.createdAt, told(message)));
		return message;
	}

	/** Somebody of the team texts a person in RingCentral's own app. */
	async textFromApp(text: { readonly to: string; readonly body: string; readonly by: string }): Promise<FakeMessage> {
		const message = this.keep({ direction: 'Outbound', from: LINE, to: text.to, subject: text.body, messageStatus: 'Sent', by: text.by });
		await this.deliver(storeEvent(message.changedAt, { newCount: 1, updatedCount: 0 }));
		return message;
	}

	/** What became of a text that went out. */
	async report(id: string, messageStatus: string, deliveryErrorCode?: string): Promise<void> {
		const message = this.state.messages.find((one) => one.id === id);
		if (!message) throw new Error(`There is no message ${id}.`);
		Object.assign(message, { messageStatus, changedAt: this.state.now(), ...(deliveryErrorCode === undefined ? {} : { deliveryErrorCode }) });
		await this.deliver(storeEvent(message.changedAt, { newCount: 0, updatedCount: 1 }));
	}

	private keep(message: Omit<FakeMessage, 'id' | 'createdAt' | 'changedAt'>): FakeMessage {
		const now = this.state.now();
		const kept: FakeMessage = { ...message, id: this.state.nextId(), createdAt: now, changedAt: now };
		this.state.messages.push(kept);
		return kept;
	}
}

/** Whether a filter that was subscribed, with `~` in the place of ids, lets an event through. */
function covers(wanted: string, event: string): boolean {
	const plain = (filter: string) => (filter.split('?')[0] ?? '').replace(/\/account\/[^/]+/, '/account').replace(/\/extension\/[^/]+/, '/extension');
	// The account's filter reports the legs of all extensions, under their own names.
	return plain(wanted) === plain(event) || (plain(wanted).endsWith('account/telephony/sessions') && plain(event).endsWith('/telephony/sessions'));
}

async function post(address: string, event: object, token: string): Promise<number> {
	try {
		const answer = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json; charset=UTF-8', 'user-agent': 'RingCentral-Webhook/8.3', ...(token === '' ? {} : { 'verification-token': token }) },
			body: JSON.stringify(event),
			signal: AbortSignal.timeout(3_000),
		});
		await answer.text();
		return answer.status;
	} catch {
		return 0;
	}
}
