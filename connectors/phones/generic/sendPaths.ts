import { readPath } from './path';

export function faultsOfPaths(idPath: string, errorPath: string): string | undefined {
	for (const [label, path] of [['Message ID Path', idPath], ['Error Path', errorPath]] as const) {
		if (path !== '' && readPath(path) === undefined) return `${label} is no path. Write where it stands in the answer, such as messages[0].id.`;
	}
	return undefined;
}
