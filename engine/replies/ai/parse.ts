/** More than this is no answer to what was asked. */
const READ_LIMIT = 20_000;

/** Models that think aloud do so before they answer. */
const THOUGHTS = /<think(?:ing)?>[^]*?(?:<\/think(?:ing)?>|$)/gi;

type Found = { readonly ok: true; readonly object: Readonly<Record<string, unknown>> } | { readonly ok: false; readonly fault: string };

/** Finds the one JSON object in what a model wrote: behind prose, in code fences, with a comma too many. */
export function findObject(written: string): Found {
	if (written.length > READ_LIMIT) return { ok: false, fault: 'it was far too long' };
	const answers = topLevelObjects(written.replace(THOUGHTS, '')).flatMap(parsed).flatMap(unwrapped);
	const [first, ...others] = answers;
	if (!first) return { ok: false, fault: 'it held no JSON object with an "intent"' };
	const same = JSON.stringify(first);
	if (others.some((other) => JSON.stringify(other) !== same)) return { ok: false, fault: 'it held more than one JSON object' };
	return { ok: true, object: first };
}

/** The runs of text from a bracket to the one that closes it, in one pass. */
function topLevelObjects(text: string): string[] {
	const objects: string[] = [];
	let depth = 0;
	let start = 0;
	let inString = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (inString) {
			if (character === '\\') at++;
			else if (character === '"') inString = false;
		} else if (character === '"') {
			// Quotes in the prose around are none of JSON's.
			inString = depth > 0;
		} else if (character === '{') {
			if (depth++ === 0) start = at;
		} else if (character === '}' && depth > 0 && --depth === 0) {
			objects.push(text.slice(start, at + 1));
		}
	}
	return objects;
}

function parsed(text: string): object[] {
	for (const attempt of [text, text.replace(/,(\s*[}\]])/g, '$1')]) {
		try {
			return [JSON.parse(attempt) as object];
		} catch {
			// The next attempt, or none.
		}
	}
	return [];
}

/** The object that has an intent: this one, or one that lies directly in it. */
function unwrapped(object: object): Array<Readonly<Record<string, unknown>>> {
	const candidates: unknown[] = [object, ...(Object.values(object) as unknown[])];
	const inner = candidates.find((one) => typeof one === 'object' && one !== null && Object.hasOwn(one, 'intent'));
	return inner === undefined ? [] : [inner as Readonly<Record<string, unknown>>];
}
