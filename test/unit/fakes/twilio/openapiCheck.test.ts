import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECK = join(__dirname, '../../../../.ci/openapi/check.mjs');
const ACCOUNT = `AC${'0'.repeat(32)}`;
const MESSAGES = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;

const accountSid = {
	name: 'AccountSid',
	in: 'path',
	required: true,
	schema: { type: 'string', pattern: '^AC[0-9a-fA-F]{32}$' },
};
const message = {
	type: 'object',
	properties: {
		sid: { type: 'string', nullable: true, pattern: '^SM[0-9a-f]{32}$' },
		from: { type: 'string', format: 'phone-number', nullable: true },
		error_code: { type: 'integer', nullable: true },
		status: { type: 'string', enum: ['queued', 'sent'] },
		date_sent: { type: 'string', format: 'date-time-rfc-2822', nullable: true },
		uri: { type: 'string', format: 'uri', nullable: true },
		subresource_uris: { type: 'object', format: 'uri-map' },
	},
};
const description = {
	openapi: '3.0.1',
	info: { title: 'Texts', version: '1' },
	components: { schemas: { message, odd: { type: 'string', format: 'tea-leaves' } } },
	paths: {
		'/2010-04-01/Accounts/{AccountSid}/Messages.json': {
			get: {
				operationId: 'ListMessage',
				parameters: [
					accountSid,
					{ name: 'To', in: 'query', schema: { type: 'string', format: 'phone-number' } },
					{ name: 'DateSent>', in: 'query', schema: { type: 'string', format: 'date-time' } },
					{ name: 'PageSize', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1000 } },
				],
				responses: {
					200: {
						content: {
							'application/json': {
								schema: {
									type: 'object',
									properties: { messages: { type: 'array', items: { $ref: '#/components/schemas/message' } } },
								},
							},
						},
					},
				},
			},
			post: {
				operationId: 'CreateMessage',
				parameters: [accountSid],
				requestBody: {
					content: {
						'application/x-www-form-urlencoded': {
							schema: {
								type: 'object',
								required: ['To'],
								properties: {
									To: { type: 'string', format: 'phone-number' },
									Body: { type: 'string' },
									StatusCallback: { type: 'string', format: 'uri' },
									MediaUrl: { type: 'array', items: { type: 'string', format: 'uri' } },
									Attempt: { type: 'integer' },
									SmartEncoded: { type: 'boolean' },
									Risk: { type: 'string', enum: ['enable', 'disable'] },
								},
							},
						},
					},
				},
				responses: { 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/message' } } } } },
			},
		},
	},
};

const resource = {
	sid: `SM${'0'.repeat(32)}`,
	from: null,
	error_code: null,
	status: 'queued',
	date_sent: 'Thu, 24 Aug 2023 05:01:45 +0000',
	uri: '/2010-04-01/x.json',
	subresource_uris: { media: 'x' },
};
const create = (form: object, more: object = {}) => ({
	method: 'POST',
	path: MESSAGES,
	query: {},
	contentType: 'application/x-www-form-urlencoded;charset=utf-8',
	form: { To: '+14155550100', ...form },
	status: 201,
	response: resource,
	...more,
});
const list = (query: object, more: object = {}) => ({
	method: 'GET',
	path: MESSAGES,
	query,
	contentType: null,
	form: {},
	status: 200,
	response: { messages: [resource] },
	...more,
});

const WRONG: Array<[what: string, exchange: object, fault: string]> = [
	['an unknown form field', create({ Bodyy: 'Hi' }), 'body: unknown field Bodyy'],
	['an empty form', { ...create({}), form: {}, contentType: null }, "body: must have required property 'To'"],
	['a text for a number', create({ Attempt: 'two' }), 'body.Attempt: must be integer'],
	['a text for a boolean', create({ SmartEncoded: 'yes' }), 'body.SmartEncoded: must be boolean'],
	['a word not in the list', create({ Risk: 'maybe' }), 'body.Risk: must be equal to one of the allowed values: enable, disable'],
	['a number without its country', create({ To: '4155550100' }), 'body.To: must match format "phone-number'],
	['a recipient that is no number', create({ To: 'anonymous' }), 'body.To: must match format "phone-number'],
	['a recipient that is a short code', create({ To: '12345' }), 'body.To: must match format "phone-number'],
	['a relative callback', create({ StatusCallback: '/hook' }), 'body.StatusCallback: must match format "uri"'],
	['a bad item of a list', create({ MediaUrl: ['https://example.com/1.jpg', 'x'] }), 'body.MediaUrl.1: must match format "uri"'],
	['a field given twice', create({ Body: ['a', 'b'] }), 'form field Body is given 2 times and is no list'],
	['another content type', create({}, { contentType: 'application/json' }), 'content type application/json is not among application/x-www-form-urlencoded'],
	['a form where none belongs', list({}, { form: { A: '1' }, contentType: 'application/x-www-form-urlencoded' }), 'content type application/x-www-form-urlencoded is not among none'],
	['an unknown query parameter', list({ Too: '1' }), 'query: unknown field Too'],
	['a query out of bounds', list({ PageSize: '5000' }), 'query.PageSize: must be <= 1000'],
	['a date that is none', list({ 'DateSent>': 'yesterday' }), 'query.DateSent>: must match format "date-time"'],
	['a wrong account in the path', list({}, { path: MESSAGES.replace(ACCOUNT, 'AC1') }), 'path.AccountSid: must match pattern'],
	['an undescribed path', list({}, { path: '/v2/Nothing' }), 'is not in the description'],
	['an undescribed method', list({}, { method: 'DELETE' }), 'is not in the description'],
	['an answer with an unknown field', create({}, { response: { ...resource, extra: 1 } }), 'answer: body: unknown field extra'],
	['an answer of the wrong type', create({}, { response: { ...resource, error_code: '30003' } }), 'answer: error_code: must be integer'],
	['an answer with a wrong date', create({}, { response: { ...resource, date_sent: '2026-03-08' } }), 'answer: date_sent: must match format'],
	['a wrong item in a list answered', list({}, { response: { messages: [{ ...resource, status: 'lost' }] } }), 'answer: messages.0.status: must be equal'],
	['an undescribed status', create({}, { status: 202 }), 'status 202 is not among 201'],
];

describe('the check against an OpenAPI description', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'openapi-check-'));
		writeFileSync(join(folder, 'description.json'), JSON.stringify(description));
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	function run(lines: unknown[], described = 'description.json') {
		const recording = join(folder, 'recording.jsonl');
		writeFileSync(recording, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
		const { stdout, status } = spawnSync(process.execPath, [CHECK, join(folder, described), recording], { encoding: 'utf8' });
		const output = stdout.trimEnd().split('\n');
		return { status, faults: output.filter((line) => line.startsWith('✗')), last: output.at(-1), output };
	}

	it('passes what is right, coerced and repeated as forms are', () => {
		const { status, faults, last, output } = run([
			create({ Body: 'Hi', Attempt: '2', SmartEncoded: 'true', Risk: 'enable' }),
			create({ MediaUrl: ['https://example.com/1.jpg', 'https://example.com/2.jpg'], StatusCallback: '' }),
			create({ MediaUrl: 'https://example.com/1.jpg' }),
			list({ To: '+14155550100', 'DateSent>': '2026-03-08', PageSize: '50' }),
			list({ 'DateSent>': '2026-03-08T10:00:00Z' }),
			list({}, { status: 0, response: null }),
			list({}, { status: 503, response: { code: 20503 } }),
		]);
		expect(faults).toEqual([]);
		expect([status, last]).toEqual([0, 'openapi: 7 passed, 0 failed']);
		expect(output).toContain('operations: CreateMessage 3, ListMessage 4');
		expect(output).toContain('formats not checked: tea-leaves');
	});

	describe('fails', () => {
		let outcome: ReturnType<typeof run>;
		beforeAll(() => {
			outcome = run([...WRONG.map(([, exchange]) => exchange), create({})]);
		});

		it.each(WRONG.map(([what, , fault], index) => [what, fault, index + 1] as const))('%s', (_what, fault, line) => {
			expect(outcome.faults.filter((one) => one.includes(`(line ${line}`) || one.includes('times')).join('\n')).toContain(fault);
		});

		it('each of them, and nothing else', () => {
			expect([outcome.status, outcome.last]).toEqual([1, `openapi: 1 passed, ${WRONG.length} failed`]);
		});
	});

	it('holds a request refused for its parameters to method and path alone, and any other to all', () => {
		const missingTo = { ...create({}), form: { Bodyy: 'x' }, status: 400 };
		expect(run([{ ...missingTo, response: { code: 21604 } }]).last).toBe('openapi: 1 passed, 0 failed');
		expect(run([{ ...missingTo, response: { code: 21610 } }]).last).toBe('openapi: 0 passed, 1 failed');
		expect(run([{ ...missingTo, status: 401, response: { code: 20003 } }]).last).toBe('openapi: 0 passed, 1 failed');
		expect(run([{ ...missingTo, path: '/x', response: { code: 21604 } }]).last).toBe('openapi: 0 passed, 1 failed');
	});

	it('tells a repeated fault once, with its first line and how often', () => {
		const { faults } = run([create({}), create({ A: '1' }), create({ A: '2' })]);
		expect(faults).toEqual(['✗ CreateMessage: body: unknown field A (line 2, 2 times)']);
	});

	it('fails on lines that are no exchanges', () => {
		const { status, faults, last } = run(['{"method":', '{}', 'null', create({})]);
		expect(faults).toHaveLength(2);
		expect([status, last]).toEqual([1, 'openapi: 1 passed, 3 failed']);
	});

	it('fails when there is nothing to check', () => {
		expect(run([])).toMatchObject({ status: 1, last: 'openapi: 0 passed, 0 failed' });
		expect(run(['', '  '])).toMatchObject({ status: 1 });
	});

	it('fails, with the reason, when a file is missing', () => {
		const { status, output } = run([create({})], 'nowhere.json');
		expect(status).toBe(1);
		expect(output[0]).toContain('nowhere.json');
		const bare = spawnSync(process.execPath, [CHECK], { encoding: 'utf8' });
		expect([bare.status, bare.stdout]).toEqual([1, expect.stringContaining('Usage')]);
	});
});
