// Where a published description is known to be wrong, or to tell only a part. Each entry says how that is known. What stands
// here is not checked, so it must stay short.

const NONE = { isOpen: () => false, correct: () => {} };

const HIGHLEVEL = {
	// Answers have more than their schemas: those of contacts leave out the number and the name. Bodies of requests are whole,
	// save the search of contacts, which is described as an empty object and pointed at a page of prose.
	isOpen: (name) => /Response|Schema$|SearchBodyV2DTO/.test(name) && !/^customFieldsInput/.test(name),
	correct: (definition) => {
		const { schemas } = definition.components;
		// `any` is no type of JSON Schema.
		for (const operation of Object.values(definition.paths).flatMap((path) => Object.values(path))) {
			for (const { schema } of operation.parameters ?? []) if (schema?.type === 'any') delete schema.type;
		}
		// Earlier editions, and the SDKs made of them, require `type` and `contactId` alone; `status` is for providers that report
		// on messages of their own.
		if (schemas.SendMessageBodyDto) schemas.SendMessageBodyDto.required = ['type', 'contactId'];
		// The list is one level lower than described: https://github.com/GoHighLevel/highlevel-api-docs/issues/54
		const page = schemas.GetMessagesByConversationResponseDto;
		if (page) schemas.GetMessagesByConversationResponseDto = { oneOf: [page, { type: 'object', properties: { messages: page }, required: ['messages'] }] };
		// Stages, notes and the like are described as lists of lists, and are lists of objects.
		for (const schema of Object.values(schemas)) {
			for (const property of Object.values(schema.properties ?? {})) if (property.type === 'array' && property.items?.type === 'array' && !property.items.items) property.items = {};
		}
	},
};

/** By the server that the description is of. */
export function correctionsOf({ servers = [] }) {
	return servers.some(({ url }) => /leadconnectorhq/.test(url)) ? HIGHLEVEL : NONE;
}
