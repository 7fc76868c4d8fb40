// A form has nothing but texts. These turn its fields into what the schema speaks of, so that the
// validator can judge them; a text that is no number or no boolean stays a text, and fails there.

/**
 * @param {Record<string, string | string[]>} form
 * @param {{ properties?: Record<string, any> }} schema
 * @returns {{ body: Record<string, unknown>, faults: string[] }}
 */
export function typedForm(form, schema) {
	const body = {};
	const faults = [];
	for (const [name, value] of Object.entries(form)) {
		const property = schema.properties?.[name];
		const given = [value].flat();
		if (property?.type === 'array') {
			body[name] = given.map((text) => typed(text, property.items));
		} else {
			if (given.length > 1) faults.push(`form field ${name} is given ${given.length} times and is no list`);
			body[name] = typed(given.at(-1), property);
		}
	}
	return { body, faults };
}

function typed(text, schema) {
	switch (schema?.type) {
		case 'integer':
		case 'number':
			return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
		case 'boolean':
			return { true: true, false: false }[text] ?? text;
		default:
			return text;
	}
}
