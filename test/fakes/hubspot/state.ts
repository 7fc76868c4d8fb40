import { calculated, STANDARD, type Definition } from './definitions';

export type Values = Record<string, string>;
export interface FakeRecord {
	readonly id: string;
	values: Values;
	archived: boolean;
	/** As the search sees it, from when on. */
	indexed: { readonly from: number; readonly values: Values } | undefined;
	waiting: { readonly from: number; readonly values: Values } | undefined;
	/** Ids of contacts, of what is on a timeline. */
	contacts: Set<string>;
}

export const PORTAL_PIPELINES = [
	{
		id: 'default',
		label: 'Sales Pipeline',
		displayOrder: 0,
		stages: [
			stage('decisionmakerboughtin', 'Decision maker bought-in', 2, '0.8'),
			stage('appointmentscheduled', 'Appointment scheduled', 0, '0.2'),
			stage('closedwon', 'Closed won', 4, '1.0'),
			stage('closedlost', 'Closed lost', 5, '0.0'),
		],
	},
	{ id: '714', label: 'Repairs', displayOrder: 1, stages: [stage('7140', 'Asked', 0, '0.1'), stage('7141', 'Done', 1, '1.0')] },
];

function stage(id: string, label: string, displayOrder: number, probability: string): object {
	return { id, label, displayOrder, metadata: { probability, isClosed: String(['1.0', '0.0'].includes(probability)) } };
}

/** Everything that an account has. */
export class HubSpotState {
	readonly definitions = new Map<string, Definition>(STANDARD.map((definition) => [definition.name, definition]));
	readonly records = new Map<string, Map<string, FakeRecord>>(['contacts', 'calls', 'communications', 'notes', 'tasks', 'deals'].map((type) => [type, new Map()]));
	/** From what was merged to what it was merged into. */
	readonly merged = new Map<string, string>();
	readonly owners = [
		{ id: '9001', email: 'dana@example.com', firstName: 'Dana', lastName: 'Field', archived: false },
		{ id: '9002', email: 'sam@example.com', firstName: '', lastName: '', archived: false },
	];
	/** A second currency has to be added to an account before deals can have it. */
	currencies = new Set(['USD']);
	refuseCreate = false;
	clock: number;
	private lastId = 100;

	constructor(
		readonly portal: string,
		readonly lagSeconds: number,
	) {
		this.clock = Date.now();
	}

	all(type: string): FakeRecord[] {
		return [...(this.records.get(type)?.values() ?? [])].filter(({ archived }) => !archived);
	}

	/** The record, or the one that it was merged into. */
	get(type: string, id: string): FakeRecord | undefined {
		const record = this.records.get(type)?.get(this.merged.get(id) ?? id);
		return record?.archived === false ? record : undefined;
	}

	add(type: string, values: Values, contacts: readonly string[] = [], lagSeconds = this.lagSeconds): FakeRecord {
		const id = String((this.lastId += 1));
		const record: FakeRecord = { id, values: {}, archived: false, indexed: undefined, waiting: undefined, contacts: new Set(contacts) };
		this.records.get(type)?.set(id, record);
		this.write(type, record, { ...values, createdate: new Date(this.clock + (this.lastId % 1000)).toISOString(), hs_object_id: id }, lagSeconds);
		return record;
	}

	write(type: string, record: FakeRecord, values: Values, lagSeconds = this.lagSeconds): void {
		record.values = { ...record.values, ...values };
		if (type === 'contacts') {
			for (const [kind, name] of [['phone', 'phone'], ['mobile', 'mobilephone']] as const) {
				const { international, national } = calculated(record.values[name]);
				record.values[`hs_calculated_${kind}_number`] = international ?? '';
				record.values[`hs_searchable_calculated_${kind}_number`] = national ?? '';
			}
		}
		if (type === 'deals') record.values.hs_is_closed = String(['closedwon', 'closedlost', '7141'].includes(record.values.dealstage ?? ''));
		if (record.waiting && record.waiting.from <= this.clock) record.indexed = record.waiting;
		record.waiting = { from: this.clock + lagSeconds * 1000, values: { ...record.values } };
	}

	/** A record as the search index has it; undefined where it is not in there yet. */
	indexedOf(record: FakeRecord): Values | undefined {
		return record.waiting && record.waiting.from <= this.clock ? record.waiting.values : record.indexed?.values;
	}

	owner(id: string): boolean {
		return this.owners.some((owner) => owner.id === id);
	}
}
