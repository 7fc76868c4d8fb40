import type { CallRailState, FakeConversation, FakeIntegration } from './state';

export interface Asked {
	readonly method: string;
	/** Below `/v3/a/{account}/`. */
	readonly path: string;
	readonly query: URLSearchParams;
	readonly body: Readonly<Record<string, unknown>>;
}

export interface Answered {
	readonly status: number;
	readonly body: unknown;
}

/** The routes that there are, each as CallRail answers it. */
export function answer(state: CallRailState, asked: Asked): Answered {
	const [resource = '', id] = asked.path.replace(/\.json$/, '').split('/');
	const key = `${asked.method} ${resource}${id === undefined ? '' : '/:id'}`;
	switch (key) {
		case 'GET trackers':
			return list('trackers', state.trackers.filter(({ status }) => status === (asked.query.get('status') ?? status)).map(({ company_id: company, ...tracker }) => ({ ...tracker, company: { id: company } })), asked);
		case 'GET companies':
			return list('companies', state.companies.filter(({ status }) => status === (asked.query.get('status') ?? status)), asked);
		case 'GET text-messages':
			return conversations(state, asked);
		case 'GET text-messages/:id':
			return one(state.conversations.find((conversation) => conversation.id === id), (conversation) => conversation);
		case 'POST text-messages':
			return sendText(state, asked.body);
		case 'GET integrations':
			return list('integrations', state.integrations.filter(({ company_id: company }) => company === asked.query.get('company_id')).map((integration) => shown(integration, asked)), asked);
		case 'GET integrations/:id':
			return one(state.integrations.find((integration) => String(integration.id) === id), (integration) => shown(integration, asked));
		case 'POST integrations':
			return state.administrator ? makeIntegration(state, asked.body) : forbidden();
		case 'PUT integrations/:id':
			return state.administrator ? changeIntegration(state, id ?? '', asked.body) : forbidden();
		default:
			return { status: 404, body: { error: 'Not found.' } };
	}
}

function list(name: string, items: readonly object[], { query }: Asked): Answered {
	const page = Number(query.get('page') ?? 1);
	const size = Math.min(250, Number(query.get('per_page') ?? 100));
	return { status: 200, body: { page, per_page: size, total_pages: Math.max(1, Math.ceil(items.length / size)), total_records: items.length, [name]: items.slice((page - 1) * size, page * size) } };
}

function one<T>(found: T | undefined, show: (found: T) => unknown): Answered {
	return found === undefined ? { status: 404, body: { error: 'Not found.' } } : { status: 200, body: show(found) };
}

function forbidden(): Answered {
	return { status: 403, body: { error: 'You do not have permission to do that.' } };
}

function conversations(state: CallRailState, asked: Asked): Answered {
	const [from, to] = [asked.query.get('start_date'), asked.query.get('end_date')];
	if ((from === null) !== (to === null)) return { status: 400, body: { error: 'start_date must be used with end_date' } };
	const found = state.conversations.filter(({ company_id: company, messages }) => {
		const day = (messages[0]?.created_at ?? '').slice(0, 10);
		return company === (asked.query.get('company_id') ?? company) && (from === null || (day >= from && day <= (to ?? day)));
	});
	return list('conversations', found.map(({ messages, ...conversation }) => ({ ...conversation, last_message_at: messages[0]?.created_at, recent_messages: messages.slice(0, 1) })), asked);
}

function sendText(state: CallRailState, body: Asked['body']): Answered {
	const { company_id: company, tracking_number: line, customer_phone_number: person, content, media_url: media } = body;
	if (!state.textsEnabled) return { status: 403, body: { error: 'This account is not registered for A2P messaging.' } };
	if (!state.companies.some(({ id }) => id === company)) return { status: 404, body: { error: 'Company not found.' } };
	const tracker = state.trackers.find((one) => one.company_id === company && one.tracking_numbers.includes(String(line)));
	if (!tracker?.sms_enabled) return { status: 422, body: { error: 'Tracking number is not SMS enabled.' } };
	if (typeof person !== 'string' || !/^\+1[2-9]\d{9}$/.test(person)) return { status: 422, body: { error: 'Customer phone number is invalid.' } };
	if (typeof content !== 'string' || (content === '' && media === undefined)) return { status: 422, body: { error: 'Content can’t be blank.' } };
	if (state.optedOut.has(person)) return { status: 422, body: { error: `${person} has opted out of messages from ${String(line)}.` } };
	const conversation = conversationOf(state, String(company), String(line), person);
	conversation.current_tracking_number = String(line);
	const latest = Date.parse(conversation.messages[0]?.created_at ?? '') || 0;
	const at = Math.max(Date.now(), latest + 1);
	conversation.messages.unshift({ direction: 'outgoing', content, created_at: new Date(at).toISOString(), media_urls: typeof media === 'string' ? [media] : [] });
	const { messages, ...rest } = conversation;
	return { status: 200, body: { ...rest, last_message_at: messages[0]?.created_at, state: 'active', recent_messages: messages.slice(0, 5) } };
}

function conversationOf(state: CallRailState, company: string, line: string, person: string): FakeConversation {
	const found = state.conversations.find((one) => one.company_id === company && one.customer_phone_number === person);
	if (found) return found;
	const made: FakeConversation = { id: `k${state.next()}`, company_id: company, customer_phone_number: person, initial_tracking_number: line, current_tracking_number: line, messages: [] };
	state.conversations.unshift(made);
	return made;
}

function shown({ company_id: _, signing_key: key, ...integration }: FakeIntegration, { query }: Asked): object {
	return { ...integration, ...(query.get('fields') === 'signing_key' ? { signing_key: key } : {}) };
}

function makeIntegration(state: CallRailState, { type, company_id: company, config }: Asked['body']): Answered {
	if (type !== 'Webhooks' || typeof company !== 'string' || !isObject(config)) return { status: 422, body: { error: 'Type, company and config are needed.' } };
	if (state.integrations.some((one) => one.company_id === company && one.type === type)) return { status: 422, body: { error: 'The company has this integration already.' } };
	const made: FakeIntegration = { id: 9_000 + state.next(), company_id: company, type, state: 'active', config, signing_key: `key-of-${company}` };
	state.integrations.push(made);
	const { signing_key: _, ...told } = made;
	return { status: 201, body: told };
}

function changeIntegration(state: CallRailState, id: string, { state: wanted, config }: Asked['body']): Answered {
	const found = state.integrations.find((one) => String(one.id) === id);
	if (!found) return { status: 404, body: { error: 'Not found.' } };
	if (wanted === 'active' || wanted === 'disabled') found.state = wanted;
	// What is sent takes the place of all that was there.
	if (isObject(config)) found.config = config;
	return { status: 200, body: { id: found.id, type: found.type, state: found.state, config: found.config } };
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
