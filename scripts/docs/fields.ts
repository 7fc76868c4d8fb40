import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { ROOT } from '../lib/project.cjs';
import { manifest } from '../n8n';
import { cell, sentence } from './markdown';

/** The fields of every node as the README shows them, taken from the built nodes so that they cannot drift. */
export function fieldsOfNodes(): string {
	const { n8n } = manifest() as { n8n: { nodes: string[] } };
	return n8n.nodes.map((file) => sectionOf(loadNode(file))).join('\n');
}

function loadNode(file: string): INodeType {
	const exported = require(join(ROOT, file)) as Record<string, new () => INodeType>;
	const [Node] = Object.values(exported);
	if (!Node) throw new Error(`${file} exports no node.`);
	return new Node();
}

function sectionOf({ description }: INodeType): string {
	const outputs = (description.outputNames ?? []).join(', ');
	return [
		`### ${description.displayName}`,
		'',
		`${description.description}.${outputs === '' ? '' : ` Outputs: ${outputs}.`}`,
		'',
		`<details><summary>Fields of ${description.displayName}</summary>`,
		'',
		'| Field | Default | What it does |',
		'| --- | --- | --- |',
		...description.properties.flatMap((property) => rowsOf(property, '')),
		'',
		'</details>',
		'',
	].join('\n');
}

function rowsOf(property: INodeProperties, within: string): string[] {
	const name = within === '' ? property.displayName : `${within} › ${property.displayName}`;
	const isGroup = property.type === 'collection';
	const row = `| ${name} | ${isGroup ? '' : cell(defaultOf(property))} | ${cell([sentence(property.description), choices(property)].filter(Boolean).join(' '))} |`;
	if (!isGroup) return [row];
	return (property.options as INodeProperties[]).flatMap((option) => rowsOf(option, property.displayName));
}

function defaultOf(property: INodeProperties): string {
	const { default: value } = property;
	if (property.type === 'options') return (property.options as INodePropertyOptions[]).find((option) => option.value === value)?.name ?? '';
	if (property.type === 'multiOptions') return 'all';
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'object' || value === undefined) return '';
	const text = String(value);
	return text.length > 30 ? 'an example' : text;
}

function choices(property: INodeProperties): string {
	if (property.type !== 'options' && property.type !== 'multiOptions') return '';
	return (property.options as Array<INodePropertyOptions | INodePropertyCollection>)
		.map((option) => ('description' in option && option.description ? `**${option.name}**: ${option.description.replace(/\.$/, '')}.` : `**${option.name}**.`))
		.join(' ');
}
