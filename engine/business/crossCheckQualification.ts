import { draftAt, listAt, textAt } from './draft';
import type { Fault } from './profile';
import { quoted } from './shown';

/** Each question has an id of its own: under it, it is asked once and its answer is kept. */
export function checkQualification(data: unknown): Fault[] {
	const seen = new Map<string, number>();
	return listAt(draftAt(data, 'qualification'), 'questions').flatMap((question, index) => {
		const id = textAt(question, 'id');
		if (id === undefined) return [];
		const first = seen.get(id);
		if (first === undefined) {
			seen.set(id, index);
			return [];
		}
		return [{ path: `qualification.questions[${index}].id`, problem: `${quoted(id)} is the id of questions[${first}] as well.`, mend: 'Give each question an id of its own.' }];
	});
}
