import { checkFields, ok, Refusal, text, type Answer, type Request } from './answers';
import { contactOf } from './contacts';
import { newId, type State } from './state';

export function createNote(state: State, { ids, body }: Request): Answer {
	checkFields(body, ['userId', 'body', 'title', 'color', 'pinned'], ['body']);
	const note = { id: newId(), contactId: contactOf(state, ids[0]).id, body: text(body.body), ...(body.userId ? { userId: text(body.userId) } : {}), dateAdded: state.iso() };
	state.notes.push(note);
	return ok({ note }, 201);
}

export function listNotes(state: State, { ids }: Request): Answer {
	const { id } = contactOf(state, ids[0]);
	return ok({ notes: state.notes.filter(({ contactId }) => contactId === id) });
}

export function updateNote(state: State, { ids, body }: Request): Answer {
	checkFields(body, ['userId', 'body', 'title', 'color', 'pinned'], ['body']);
	const note = state.notes.find(({ id }) => id === ids[1]);
	if (!note) throw new Refusal(404, 'Note not found');
	note.body = text(body.body);
	return ok({ note });
}

const TASK = ['title', 'body', 'dueDate', 'completed', 'assignedTo'];

export function createTask(state: State, { ids, body }: Request): Answer {
	checkFields(body, TASK, ['title', 'dueDate', 'completed']);
	const { id: contactId } = contactOf(state, ids[0]);
	const task = { id: newId(), contactId, title: text(body.title), body: text(body.body), dueDate: text(body.dueDate), completed: body.completed === true, ...(body.assignedTo ? { assignedTo: text(body.assignedTo) } : {}) };
	state.tasks.push(task);
	return ok({ task }, 201);
}

export function listTasks(state: State, { ids }: Request): Answer {
	const { id } = contactOf(state, ids[0]);
	return ok({ tasks: state.tasks.filter(({ contactId }) => contactId === id) });
}

export function updateTask(state: State, { ids, body }: Request): Answer {
	checkFields(body, TASK);
	const task = state.tasks.find(({ id }) => id === ids[1]);
	if (!task) throw new Refusal(404, 'Task not found');
	Object.assign(task, body);
	return ok({ task });
}
