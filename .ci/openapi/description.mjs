// A vendor's OpenAPI description, made strict: what it does not name is not allowed.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OpenAPIBackend } from 'openapi-backend';
import { correctionsOf } from './corrections.mjs';
import { typedForm } from './fields.mjs';
import { OTHERS, RECIPIENT, REQUEST_FORMATS, RESPONSE_FORMATS } from './formats.mjs';

const FORM = 'application/x-www-form-urlencoded';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

// Twilio's description gives these a pattern that its own examples break: empty, a number has no
// application, and that is also how one is taken away.
const MAY_BE_EMPTY = new Set([
	'SmsApplicationSid',
	'VoiceApplicationSid',
	'sms_application_sid',
	'voice_application_sid',
]);

/**
 * Several descriptions as one: an exchange is held against the first that has its operation.
 * @param {string[]} files
 */
export async function loadDescriptions(files) {
	const all = [];
	for (const file of files) all.push(await loadDescription(file));
	return {
		unchecked: [...new Set(all.flatMap(({ unchecked }) => unchecked))],
		match: (exchange) => {
			for (const description of all) {
				const operation = description.match(exchange);
				if (operation) return operation;
			}
			return undefined;
		},
	};
}

/** @param {string} file */
async function loadDescription(file) {
	const definition = await withNeighbours(JSON.parse(await readFile(file, 'utf8')), dirname(file));
	const corrections = correctionsOf(definition);
	corrections.correct(definition);
	tighten(definition, corrections);
	const unchecked = uncheckedFormats(definition);
	const api = new OpenAPIBackend({
		definition,
		quick: true,
		ajvOpts: { allErrors: true, strict: false },
		customizeAjv: (ajv, _options, context) => {
			const formats = context === 'responseValidator' ? RESPONSE_FORMATS : REQUEST_FORMATS;
			for (const [name, validate] of Object.entries(formats)) ajv.addFormat(name, validate);
			for (const name of [...unchecked, ...OTHERS]) if (!(name in ajv.formats)) ajv.addFormat(name, true);
			return ajv;
		},
	});
	await api.init();
	return { unchecked, match: (exchange) => match(api, exchange) };
}

/** Brings in the schemas of other files that a description refers to, and makes its paths the router's. */
async function withNeighbours(definition, folder) {
	const files = new Set();
	const rewritten = JSON.parse(JSON.stringify(definition), (key, value) => {
		const [, file, pointer] = (key === '$ref' && /^([^#]+)(#.*)$/.exec(value)) || [];
		if (file === undefined) return value;
		files.add(file);
		return pointer;
	});
	// The router drops the slash at the end of a request's path, and not that of a described one.
	rewritten.paths = Object.fromEntries(Object.entries(rewritten.paths ?? {}).map(([path, item]) => [path.replace(/(?<=.)\/$/, ''), item]));
	for (const file of files) {
		const neighbour = JSON.parse(await readFile(join(folder, file), 'utf8'));
		rewritten.components = { ...rewritten.components, schemas: { ...neighbour.components?.schemas, ...rewritten.components?.schemas } };
	}
	return rewritten;
}

/** The operation an exchange is about, with its checks; undefined when the description has none. */
function match(api, { method, path }) {
	const operation = api.router.matchOperation({ method, path, headers: {} });
	if (!operation) return undefined;
	return {
		name: operation.operationId,
		requestFaults: (exchange) => requestFaults(api, operation, exchange),
		responseFaults: (exchange) => responseFaults(api, operation, exchange),
	};
}

function requestFaults(api, operation, { method, path, query, contentType, form, json, headers: sent }) {
	const type = contentType?.split(';', 1)[0].trim().toLowerCase() ?? null;
	const content = operation.requestBody?.content ?? {};
	const given = Object.keys(form ?? {}).length > 0 || json !== undefined;
	const faults = [];
	if (given && !content[type]) {
		const described = Object.keys(content).join(', ') || 'none';
		faults.push(`content type ${type ?? '(none)'} is not among ${described}`);
	}
	let body;
	if (type === FORM || (content[FORM] && !given)) {
		const fields = typedForm(form ?? {}, content[FORM]?.schema ?? {});
		faults.push(...fields.faults);
		if (content[FORM]) body = fields.body;
	} else if (json !== undefined) {
		body = json;
	}
	const headers = { ...sent, ...(type ? { 'content-type': type } : {}) };
	const { errors } = api.validator.validateRequest({ method, path, query: { ...query }, headers, body }, operation);
	return [...faults, ...(errors ?? []).map(describe)];
}

function responseFaults(api, operation, { status, response }) {
	const described = operation.responses?.[status] ?? operation.responses?.['2XX'] ?? operation.responses?.default;
	if (!described) return [`status ${status} is not among ${Object.keys(operation.responses ?? {}).join(', ')}`];
	const { errors } = api.validator.validateResponse(response, operation, status);
	return (errors ?? []).map((error) => `answer: ${describe(error)}`);
}

function describe({ instancePath, keyword, message, params }) {
	const where = instancePath.replace(/^\/requestBody/, 'body').replaceAll('/', '.').replace(/^\./, '') || 'body';
	const what = keyword === 'additionalProperties' ? `unknown field ${params.additionalProperty}` : message;
	const allowed = keyword === 'enum' ? `: ${params.allowedValues.join(', ')}` : '';
	return `${where}: ${what}${allowed}`;
}

/**
 * Forbids undescribed fields in every body, form and answer, save where schemas are put together, and save in what a
 * vendor is known to describe in part only.
 */
function tighten(definition, { isOpen }) {
	for (const [name, schema] of Object.entries(definition.components?.schemas ?? {})) if (!isOpen(name)) close(schema);
	for (const operation of operationsOf(definition)) {
		const bodies = [operation.requestBody, ...Object.values(operation.responses ?? {})];
		for (const body of bodies) for (const { schema } of Object.values(body?.content ?? {})) close(schema);
		const recipient = operation.requestBody?.content?.[FORM]?.schema?.properties?.To;
		if (recipient?.format === 'phone-number') recipient.format = RECIPIENT;
	}
}

function close(schema) {
	if (!schema || typeof schema !== 'object' || schema.allOf || schema.oneOf || schema.anyOf) return;
	if (schema.properties) {
		schema.additionalProperties ??= false;
		for (const [name, property] of Object.entries(schema.properties)) {
			close(property);
			if (MAY_BE_EMPTY.has(name) && property.pattern) {
				Object.assign(property, { pattern: `^$|${property.pattern}`, minLength: 0 });
			}
		}
	}
	close(schema.items);
}

function uncheckedFormats(definition) {
	const known = new Set([...Object.keys(REQUEST_FORMATS), ...OTHERS]);
	const unknown = new Set();
	JSON.stringify(definition, (key, value) => {
		if (key === 'format' && typeof value === 'string' && !known.has(value)) unknown.add(value);
		return value;
	});
	return [...unknown];
}

function operationsOf(definition) {
	return Object.values(definition.paths ?? {}).flatMap((path) =>
		METHODS.flatMap((method) => (path[method] ? [path[method]] : [])),
	);
}
