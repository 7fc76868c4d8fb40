import type Client from 'pg/lib/client';
import { storable, type Row, type Sql, type SqlValue } from '../sql';
import { faultOf, isDisconnected, isStalePlan } from './errors';
import { withNumbers } from './placeholders';

/** Types that the driver gives as text, because they may be larger than a number: ours are not. int8, numeric. */
const AS_NUMBER = [20, 1700];

/** One connection, as far as the ledger uses it. */
export class Connection implements Sql {
	/** A connection that broke, or whose state is not known, is not used again. */
	usable = true;
	private readonly names = new Map<string, string>();

	constructor(private readonly client: InstanceType<typeof Client>) {
		for (const type of AS_NUMBER) client.setTypeParser(type, Number);
		// Without a listener a connection that breaks while nobody uses it would end the process.
		client.on('error', () => (this.usable = false));
		client.on('end', () => (this.usable = false));
	}

	async all<T extends Row>(text: string, ...params: readonly SqlValue[]): Promise<readonly T[]> {
		return (await this.ask(text, params)).rows as T[];
	}

	async get<T extends Row>(text: string, ...params: readonly SqlValue[]): Promise<T | undefined> {
		return (await this.ask(text, params)).rows[0] as T | undefined;
	}

	async run(text: string, ...params: readonly SqlValue[]): Promise<number> {
		return (await this.ask(text, params)).rowCount ?? 0;
	}

	/** Several statements in one round trip, without parameters. The result of each. */
	async script(text: string): Promise<readonly { readonly command: string; readonly rows: readonly Row[] }[]> {
		const result: unknown = await this.guarded(this.client.query(text));
		return (Array.isArray(result) ? result : [result]) as { command: string; rows: Row[] }[];
	}

	literal(text: string): string {
		return this.client.escapeLiteral(text);
	}

	async end(): Promise<void> {
		this.usable = false;
		await this.client.end();
	}

	private async ask(text: string, params: readonly SqlValue[]) {
		// By name: Postgres reads and plans each statement once a connection.
		return await this.guarded(this.client.query({ name: this.nameOf(text), text: withNumbers(text), values: params.map(storable) }));
	}

	private async guarded<T>(asked: Promise<T>): Promise<T> {
		try {
			return await asked;
		} catch (error) {
			const fault = faultOf(error);
			if (isDisconnected(fault) || isStalePlan(fault)) this.usable = false;
			throw error;
		}
	}

	private nameOf(text: string): string {
		let name = this.names.get(text);
		if (name === undefined) {
			name = `s${this.names.size}`;
			this.names.set(text, name);
		}
		return name;
	}
}
