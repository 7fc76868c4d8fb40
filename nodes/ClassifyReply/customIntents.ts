import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { checkCustomIntents, type CustomIntent, type CustomIntentDraft, type Route } from '../../engine';
import { fieldOf, textIn } from '../shared/items';

export interface OwnIntents {
	/** Those that take part; the same array every time the settings are the same. */
	readonly intents: readonly CustomIntent[];
	/** Names in the order of the outputs; undefined for one that takes no part. */
	readonly names: readonly (string | undefined)[];
}

/** Settings that were read lately, by what they say: the engine prepares an array once, and n8n makes a new one each time. */
const kept = new Map<string, OwnIntents>();
const KEEP = 50;

/** How many outputs the custom intents have, switched on or not. */
export const countOf = (context: IExecuteFunctions): number => listed(context).length;

/** The custom intents of the node. Throws where they cannot be meant. */
export function ownIntentsOf(context: IExecuteFunctions): OwnIntents {
	const entries = listed(context);
	const key = JSON.stringify(entries);
	const known = kept.get(key);
	if (known) return known;
	const drafts = entries.map(draftOf);
	const checked = checkCustomIntents(drafts);
	if (!checked.ok) throw new NodeOperationError(context.getNode(), checked.problem, { description: `${checked.advice} It is under "Custom Intents" in this node.` });
	const active = new Set(checked.intents.map(({ name }) => name));
	const made: OwnIntents = { intents: checked.intents, names: drafts.map(({ name, active: isOn }) => (isOn && active.has(name) ? name : undefined)) };
	if (kept.size >= KEEP) kept.clear();
	kept.set(key, made);
	return made;
}

/** One set of intents for all items: the outputs are the same for all of them. */
function listed(context: IExecuteFunctions): readonly IDataObject[] {
	const { intents } = fieldOf<IDataObject>(context, 'customIntents', 0, {});
	return Array.isArray(intents) ? (intents as IDataObject[]) : [];
}

function draftOf(entry: IDataObject): CustomIntentDraft {
	const route = textIn(entry.countsAs);
	return {
		name: textIn(entry.name),
		examples: (typeof entry.examples === 'string' ? entry.examples : '').split(/\r?\n/),
		...(route === '' ? {} : { route: route as Route }),
		active: entry.active !== false,
	};
}
