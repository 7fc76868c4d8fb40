import type { Answer, Request } from './answers';
import { addTags, duplicate, read, search, update, upsert } from './contacts';
import { listMessages, searchConversations, sendMessage } from './conversations';
import { createCustomField, customFields, location, users } from './location';
import { createOpportunity, pipelines, searchOpportunities, updateOpportunity } from './opportunities';
import type { State } from './state';
import { createNote, createTask, listNotes, listTasks, updateNote, updateTask } from './timeline';

export interface Route {
	readonly method: string;
	readonly path: RegExp;
	readonly handle: (state: State, request: Request) => Answer;
	/** `send`: a text goes out. `create`: a contact may be made. `write`: anything else that changes something. */
	readonly does: 'read' | 'send' | 'create' | 'write';
}

const route = (method: string, path: string, does: Route['does'], handle: Route['handle']): Route => ({ method, path: new RegExp(`^${path.replaceAll(':id', '([^/]+)')}$`), handle, does });

export const ROUTES: readonly Route[] = [
	route('GET', '/contacts/search/duplicate', 'read', duplicate),
	route('POST', '/contacts/search', 'read', search),
	route('POST', '/contacts/upsert', 'create', upsert),
	route('GET', '/contacts/:id', 'read', read),
	route('PUT', '/contacts/:id', 'write', update),
	route('POST', '/contacts/:id/tags', 'write', addTags),
	route('POST', '/contacts/:id/notes', 'write', createNote),
	route('GET', '/contacts/:id/notes', 'read', listNotes),
	route('PUT', '/contacts/:id/notes/:id', 'write', updateNote),
	route('POST', '/contacts/:id/tasks', 'write', createTask),
	route('GET', '/contacts/:id/tasks', 'read', listTasks),
	route('PUT', '/contacts/:id/tasks/:id', 'write', updateTask),
	route('GET', '/opportunities/pipelines', 'read', pipelines),
	route('GET', '/opportunities/search', 'read', searchOpportunities),
	route('POST', '/opportunities/', 'write', createOpportunity),
	route('PUT', '/opportunities/:id', 'write', updateOpportunity),
	route('POST', '/conversations/messages', 'send', sendMessage),
	route('GET', '/conversations/search', 'read', searchConversations),
	route('GET', '/conversations/:id/messages', 'read', listMessages),
	route('GET', '/users/', 'read', users),
	route('GET', '/locations/:id', 'read', location),
	route('GET', '/locations/:id/customFields', 'read', customFields),
	route('POST', '/locations/:id/customFields', 'write', createCustomField),
];
