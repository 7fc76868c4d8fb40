import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkProfile, type BusinessProfile, type Fault } from '../engine';
import { Refusal } from './exit';

/** A profile as it was read, and what is wrong with it. */
export interface ReadProfile {
	/** The file, with the place in it where it holds several. */
	readonly where: string;
	readonly profile?: BusinessProfile;
	readonly faults: readonly Fault[];
}

/** Reads the profiles of files (one, or a list of them) and of folders of such files. @throws Refusal in words */
export async function readProfiles(paths: readonly string[]): Promise<readonly ReadProfile[]> {
	const read: ReadProfile[] = [];
	for (const path of paths.flatMap(filesOf)) {
		for (const { where, input } of inputsOf(path)) {
			const checked = await checkProfile(input);
			read.push(checked.ok ? { where, profile: checked.profile, faults: [] } : { where, faults: checked.faults });
		}
	}
	return read;
}

/** The profiles, all of which must be good. @throws Refusal that tells every fault */
export async function goodProfiles(paths: readonly string[]): Promise<readonly BusinessProfile[]> {
	const read = await readProfiles(paths);
	const faults = read.flatMap(({ where, faults: found }) => found.map((fault) => `${where}: ${tell(fault)}`));
	if (faults.length > 0) throw new Refusal(faults.join('\n'));
	return read.flatMap(({ profile }) => profile ?? []);
}

export const tell = ({ path, problem, mend }: Fault): string => `${path}: ${problem} ${mend}`;

function filesOf(path: string): readonly string[] {
	try {
		if (path === '-' || !statSync(path).isDirectory()) return [path];
		const files = readdirSync(path).filter((file) => file.toLowerCase().endsWith('.json')).sort();
		if (files.length === 0) throw new Refusal(`There is no profile in ${path}: a folder of profiles holds files that end in .json.`);
		return files.map((file) => join(path, file));
	} catch (error) {
		throw unreadable(path, error);
	}
}

function inputsOf(path: string): ReadonlyArray<{ readonly where: string; readonly input: unknown }> {
	let text: string;
	try {
		text = readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/, '');
	} catch (error) {
		throw unreadable(path, error);
	}
	const where = path === '-' ? 'standard input' : path;
	if (!text.trimStart().startsWith('[')) return [{ where, input: text }];
	try {
		return (JSON.parse(text) as unknown[]).map((input, index) => ({ where: `${where}, profile ${index + 1}`, input }));
	} catch {
		return [{ where, input: text }];
	}
}

/** Why a file cannot be read, in words. */
export function unreadable(path: string, error: unknown): unknown {
	if (error instanceof Refusal) return error;
	const { code, message } = error as NodeJS.ErrnoException;
	const why = { ENOENT: 'there is no such file', EACCES: 'this user may not read it', EPERM: 'this user may not read it', EISDIR: 'it is a folder' }[code ?? ''] ?? message;
	return new Refusal(`${path} cannot be read: ${why}.`);
}
