import { createWriteStream, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { routeTestOf, trainingCaseOf, trainingLine, type BusinessProfile, type NoCase, type ReviewedReply } from '../../engine';
import { Refusal } from '../exit';
import { Output } from '../terminal';
import type { Settings } from './settings';

type LineOf = (reply: ReviewedReply, profile: BusinessProfile) => { readonly line: string } | { readonly left: NoCase };
type Left = NoCase | 'no_business';

/** What is not told of: nobody expects a reply to be there that nobody has looked at. */
const WHY: Readonly<Record<Exclude<Left, 'unsure'>, string>> = {
	no_text: 'has only a picture',
	no_intent: 'was corrected without an intent',
	own_intent: 'is of an intent of your own',
	other_language: 'is neither English nor Spanish',
	no_business: 'is of a business that was removed',
};

/** A new file with a line for each reply that somebody has looked at. */
export class ExportFile {
	private readonly out: Output;
	private written = 0;
	private readonly left = new Map<Left, number>();

	/** @throws Refusal where there is such a file, or none can be made */
	constructor(
		private readonly path: string,
		private readonly what: string,
		private readonly lineOf: LineOf,
		head?: string,
	) {
		this.out = new Output(createWriteStream(path, { fd: newFile(path) }));
		if (head !== undefined) this.out.line(head);
	}

	add(reply: ReviewedReply, profile: BusinessProfile | undefined): void {
		const made = profile ? this.lineOf(reply, profile) : { left: reply.correction ? ('no_business' as const) : ('unsure' as const) };
		if ('left' in made) {
			this.left.set(made.left, (this.left.get(made.left) ?? 0) + 1);
			return;
		}
		this.written += 1;
		this.out.line(made.line);
	}

	async flush(): Promise<void> {
		await this.out.flush();
	}

	async end(): Promise<void> {
		await this.out.end();
	}

	/** Half a file is none. */
	async discard(): Promise<void> {
		await this.out.end().catch(() => undefined);
		await rm(this.path, { force: true });
	}

	/** What became of it, in words. */
	told(): string {
		const left = [...this.left].flatMap(([why, count]) => (why === 'unsure' ? [] : [`${count} left out: ${WHY[why]}`]));
		return `${this.written} ${this.what}${this.written === 1 ? '' : 's'} in ${this.path}${left.length === 0 ? '' : ` (${left.join('; ')})`}.`;
	}
}

function newFile(path: string): number {
	try {
		return openSync(path, 'wx', 0o600);
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === 'EEXIST') throw new Refusal(`There is a file ${path} already, and it is left as it is. Choose a new name; what is in both can be joined afterwards.`);
		throw new Refusal(`${path} cannot be written: ${code === 'ENOENT' ? 'there is no such folder' : message}.`);
	}
}

export function routesFile(path: string): ExportFile {
	return new ExportFile(path, 'route test', (reply, profile) => {
		const test = routeTestOf(reply, profile);
		return typeof test === 'string' ? { left: test } : { line: JSON.stringify(test) };
	});
}

export function trainingFile(path: string, { business, since, until }: Pick<Settings, 'business' | 'since' | 'until'>): ExportFile {
	const isTable = path.toLowerCase().endsWith('.tsv');
	const day = (at: number) => new Date(at).toISOString().slice(0, 10);
	const lineOf: LineOf = (reply, profile) => {
		const made = trainingCaseOf(reply, profile);
		if (typeof made === 'string') return { left: made };
		return { line: isTable ? trainingLine(made) : JSON.stringify(made) };
	};
	return new ExportFile(path, 'training text', lineOf, isTable ? `# author: real replies of ${business ?? 'all businesses'}, looked at by people, ${day(since)} to ${day(until)}` : undefined);
}
