import { closePostgresCrms, postgresCrm } from '../../../connectors/crms/postgres';
import { fetchHttp } from '../../support/http';
import { PostgresProxy } from '../../fakes/postgresProxy';
import type { CrmDialect, CrmFake, FakeContact, FakeEntry } from './dialect';
import { ownDatabase, type OwnDatabase } from './postgresDatabase';

/** A real Postgres, with a proxy before it for the trouble. */
export const postgresDialect: CrmDialect = {
	connector: postgresCrm,
	start: async () => {
		const database = await ownDatabase();
		const proxy = await new PostgresProxy(database.credential).start();
		const fake = new Speaking(database, proxy);
		await fake.prepare();
		return fake;
	},
};

const TABLE = 'missed_call_contacts';

class Speaking implements CrmFake {
	readonly owner = { id: 'dana', email: 'dana@example.com' };
	private readonly began = Date.now();
	private offset = 0;
	private before = 0;

	constructor(
		private readonly database: OwnDatabase,
		private readonly proxy: PostgresProxy,
	) {}

	async prepare(): Promise<void> {
		await this.connect().fields();
		await this.database.ask(`INSERT INTO ${TABLE}_owners VALUES ('dana', 'Dana Reyes', 'dana@example.com')`);
		// A rule of the business that can be switched on for one row.
		await this.database.ask('CREATE TABLE refusing (now boolean)');
		await this.database.ask(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM refusing) THEN RAISE EXCEPTION 'no' USING ERRCODE = '23514'; END IF; RETURN NEW; END $$`);
		await this.database.ask(`CREATE TRIGGER refuse BEFORE INSERT ON ${TABLE} FOR EACH ROW EXECUTE FUNCTION refuse()`);
		this.before = this.proxy.asked;
	}

	private connectAs(user: Record<string, unknown>) {
		return postgresCrm.connect({ credential: { ...this.database.credential, port: this.proxy.port, ...user }, parameters: {}, http: fetchHttp(), now: () => this.now() });
	}

	connect() {
		return this.connectAs({});
	}

	/** One whom the server lets in nowhere: where everybody is trusted, one who does not exist. */
	connectUnauthorized() {
		return this.connectAs({ user: 'nobody_of_that_name', password: 'wrong' });
	}

	now(): number {
		return this.began + this.offset;
	}

	advance(seconds: number): void {
		this.offset += seconds * 1000;
	}

	async seed({ phone, name, email, owner, tags, customer, openDeal }: Parameters<CrmFake['seed']>[0]): Promise<string> {
		const lifecycle = customer === undefined ? null : customer ? 'customer' : 'lead';
		const [row] = await this.database.ask(`INSERT INTO ${TABLE} (phone, name, email, owner, tags, lifecycle, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id::text AS id`, [phone, name, email, owner, tags ?? [], lifecycle, new Date(this.now())]);
		const id = String(row?.id);
		if (openDeal !== undefined) await this.database.ask(`INSERT INTO ${TABLE}_log (key, contact_id, kind, at, title, status) VALUES ($1, $2, 'deal', now(), $3, 'open')`, [`seed ${id}`, id, openDeal]);
		return id;
	}

	async contacts(): Promise<readonly FakeContact[]> {
		const rows = await this.database.ask(`SELECT * FROM ${TABLE} ORDER BY id`);
		return rows.map((row) => {
			const { id, phone, e164, name, first_name: firstName, email, owner, tags } = row;
			return {
				id: String(id),
				phones: [phone, e164].filter((one) => typeof one === 'string'),
				...(typeof name === 'string' ? { name } : {}),
				...(typeof firstName === 'string' ? { firstName } : {}),
				...(typeof email === 'string' ? { email } : {}),
				...(typeof owner === 'string' ? { owner } : {}),
				tags: tags as string[],
				values: row,
			};
		});
	}

	async entries(contactId: string): Promise<readonly FakeEntry[]> {
		const rows = await this.database.ask(`SELECT * FROM ${TABLE}_log WHERE contact_id = $1 ORDER BY id`, [contactId]);
		return rows.map(({ id, kind, title, body, due_at: due, status }) => ({
			id: String(id),
			kind: kind as FakeEntry['kind'],
			text: [title, body].filter((text) => typeof text === 'string').join('\n'),
			...(due instanceof Date ? { dueAt: due.getTime() } : {}),
			...(typeof status === 'string' ? { status } : {}),
		}));
	}

	async remove(contactId: string): Promise<void> {
		await this.database.ask(`DELETE FROM ${TABLE} WHERE id::text = $1`, [contactId]);
	}

	async merge(): Promise<boolean> {
		return false;
	}

	throttleNext(): boolean {
		return false;
	}

	failNext(times: number): void {
		this.proxy.failNext(times);
	}

	cutAfterCommitting(): void {
		this.proxy.cutAfterCommitting();
	}

	refuseNext(): void {
		this.proxy.hold(this.database.ask('INSERT INTO refusing VALUES (true)'));
		this.proxy.onFault = () => {
			this.proxy.onFault = () => undefined;
			this.proxy.hold(this.database.ask('DELETE FROM refusing'));
		};
	}

	requests(): number {
		return this.proxy.asked - this.before;
	}

	async stop(): Promise<void> {
		await closePostgresCrms();
		await this.proxy.stop();
		await this.database.drop();
	}
}
