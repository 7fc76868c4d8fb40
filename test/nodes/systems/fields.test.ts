import { NodeHelpers, type INodeTypeDescription } from 'n8n-workflow';
import { phoneSystems, crmSystems } from '../../../connectors';
import { nodeOf, OWN_NODES, workflowOf } from '../../support/engine';

const REPORTING = ['asterisk', 'callrail', 'highlevel', 'quo', 'ringcentral'];
const ANSWERING_FIELDS = ['callHandling', 'forwardTo', 'ringSeconds', 'acceptance', 'afterMissed'];

const described = (name: string): INodeTypeDescription => {
	const type = OWN_NODES.find(({ description }) => description.name === name);
	if (!type) throw new Error(name);
	return type.description;
};

/** Names of the fields, and types of the credentials, that a node shows with these parameters. */
function shown(name: string, parameters: object) {
	const description = described(name);
	const node = nodeOf({ type: name, parameters: parameters as never });
	const { parameters: filled } = workflowOf([node]).nodes[node.name] ?? node;
	const isShown = (one: object) => NodeHelpers.displayParameter(filled, one as never, node, description);
	return {
		fields: description.properties.filter(isShown).map((field) => field.name),
		credentials: (description.credentials ?? []).filter((credential) => credential.required === true && isShown(credential)).map((credential) => credential.name),
		notices: description.properties.filter((field) => field.type === 'notice' && isShown(field)).map((field) => field.displayName),
	};
}
const optionsOf = (name: string, field: string) => described(name).properties.find((one) => one.name === field)?.options?.map((option) => ('value' in option ? option.value : ''));

describe('the phone systems that a node offers', () => {
	it('are those that can do what it is for', () => {
		const all = phoneSystems.map(({ name }) => name).sort();
		expect(optionsOf('missedCallTrigger', 'phoneSystem')?.toSorted()).toEqual(all);
		const that = (does: 'readText' | 'sender') => phoneSystems.filter((system) => system[does] !== undefined).map(({ name }) => name).sort();
		expect(optionsOf('textReplyTrigger', 'phoneSystem')?.toSorted()).toEqual(that('readText'));
		for (const node of ['sendTextBack', 'escalate']) expect([node, optionsOf(node, 'phoneSystem')?.toSorted()]).toEqual([node, that('sender')]);
		for (const node of ['textReplyTrigger', 'sendTextBack', 'escalate']) expect(optionsOf(node, 'phoneSystem')).not.toContain('asterisk');
	});

	it.each(phoneSystems.map(({ name, credential, alternative }): [string, string | undefined, string | undefined] => [name, credential, alternative]))('ask for the credential of %s alone', (system, credential, alternative) => {
		for (const node of ['missedCallTrigger', 'textReplyTrigger', 'sendTextBack', 'escalate']) {
			if (!optionsOf(node, 'phoneSystem')?.includes(system)) continue;
			expect([node, shown(node, { phoneSystem: system }).credentials]).toEqual([node, credential === undefined ? [] : [credential]]);
			if (alternative !== undefined) expect(shown(node, { phoneSystem: system, authentication: 'oAuth2' }).credentials).toEqual([alternative]);
		}
	});

	it.each(REPORTING)('show nothing of how a call is answered where %s answers it', (system) => {
		const { fields } = shown('missedCallTrigger', { phoneSystem: system });
		expect(fields.filter((field) => ANSWERING_FIELDS.includes(field))).toEqual([]);
	});

	it.each(['signalwire', 'simulator', 'telnyx', 'twilio'])('show how a call is answered where %s asks', (system) => {
		const { fields } = shown('missedCallTrigger', { phoneSystem: system });
		expect(fields).toEqual(expect.arrayContaining(ANSWERING_FIELDS));
	});
});

describe('what is done by hand', () => {
	it.each(['missedCallTrigger', 'textReplyTrigger'])('is told in %s where no API does it, and nowhere else', (node) => {
		const told = phoneSystems.filter(({ name }) => shown(node, { phoneSystem: name }).notices.length > 0).map(({ name }) => name);
		expect(told).toEqual(expect.arrayContaining(node === 'missedCallTrigger' ? ['asterisk', 'highlevel'] : ['highlevel']));
		expect(phoneSystems.filter((system) => told.includes(system.name) && ('administration' in system || 'subscription' in system))).toEqual([]);
	});

	it('can be copied as it stands: n8n shows notices as HTML', () => {
		const [notice = ''] = shown('missedCallTrigger', { phoneSystem: 'asterisk' }).notices;
		expect(notice).toContain('<br>[missed-call-text-back]<br>exten =&gt; s,1,');
		expect(notice).toContain('=${CHANNEL(linkedid)}&amp;uniqueid=');
		for (const node of ['missedCallTrigger', 'textReplyTrigger']) {
			for (const { name } of phoneSystems) for (const text of shown(node, { phoneSystem: name }).notices) expect(text.replaceAll('<br>', '')).not.toMatch(/[<>\n]|&(?!amp;|lt;|gt;)/);
		}
	});

	it('warns of HighLevel’s own text-back, which would text every caller twice', () => {
		expect(shown('missedCallTrigger', { phoneSystem: 'highlevel' }).notices[0]).toContain('Missed Call Text Back');
	});
});

describe('the CRMs that Upsert CRM Contact offers', () => {
	it('are all there are, and the built-in one by default', () => {
		expect(optionsOf('upsertCrmContact', 'crm')?.toSorted()).toEqual(['ledger', ...crmSystems.map(({ name }) => name)].toSorted());
		expect(shown('upsertCrmContact', {})).toMatchObject({ credentials: [], fields: expect.not.arrayContaining(['operation', 'mapping', 'options']) });
	});

	it.each(crmSystems.map(({ name, credential, alternative }): [string, string | undefined, string | undefined] => [name, credential, alternative]))('ask for the credential of %s alone', (crm, credential, alternative) => {
		expect(shown('upsertCrmContact', { crm }).credentials).toEqual(credential === undefined ? [] : [credential]);
		if (alternative !== undefined) expect(shown('upsertCrmContact', { crm, authentication: 'oAuth2' }).credentials).toEqual([alternative]);
		expect(shown('upsertCrmContact', { crm }).fields).toEqual(expect.arrayContaining(['operation', 'mapping', 'options']));
	});
});
