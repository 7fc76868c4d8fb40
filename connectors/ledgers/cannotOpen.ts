import { dirname } from 'node:path';

type Reason = readonly [what: string, mend: string];

const ELSEWHERE = 'or keep the ledger elsewhere: MISSED_CALL_LEDGER=sqlite:/another/path/ledger.sqlite';
const NO_RIGHT: Reason = ['the user that n8n runs as may not write there', `Make that user the owner (chown), ${ELSEWHERE}`];
const IN_THE_WAY: Reason = ['something that is no folder lies where a folder is needed', `Move it away, ${ELSEWHERE}`];
const FULL: Reason = ['the disk is full', 'Make room on it'];
const READ_ONLY: Reason = ['it can only be read', `Mount the volume so that n8n may write to it, ${ELSEWHERE}`];

/** What the system says: https://nodejs.org/api/errors.html#common-system-errors */
const OF_SYSTEM: Readonly<Record<string, Reason>> = {
	EACCES: NO_RIGHT,
	EPERM: NO_RIGHT,
	ENOTDIR: IN_THE_WAY,
	EEXIST: IN_THE_WAY,
	ENOENT: ['its folder cannot be made', `Look at what lies on the way to it, ${ELSEWHERE}`],
	EROFS: READ_ONLY,
	ENOSPC: FULL,
	EDQUOT: FULL,
};
/** What SQLite says: https://www.sqlite.org/rescode.html, by the low byte. */
const OF_SQLITE: Readonly<Record<number, Reason>> = {
	3: NO_RIGHT,
	8: READ_ONLY,
	10: ['the disk cannot be read or written', 'Look at the disk; network drives do not work for this file'],
	11: ['the file is damaged', 'Restore it from a backup, or move it away to begin anew'],
	13: FULL,
	14: ['it cannot be opened as a file', `See whether a folder has its name and whether n8n may write to its folder, ${ELSEWHERE}`],
	26: ['the file is something else than a ledger', `Move it away, ${ELSEWHERE}`],
};

/** The fault as a sentence that says what, where and how to mend it; any other as it is. */
export function cannotOpen(path: string, error: unknown): unknown {
	const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
	const reason = errcode === undefined ? OF_SYSTEM[code ?? ''] : OF_SQLITE[errcode & 0xff];
	if (!reason) return error;
	const [what, mend] = reason;
	// Not what the system says: where n8n finds one of its codes it puts a sentence of its own for all of it.
	const said = errcode === undefined ? '' : ` SQLite says: ${message ?? ''}.`;
	return new Error(`The missed-call ledger cannot be kept in ${dirname(path)}: ${what} (${path}). ${mend}.${said}`, { cause: error });
}
