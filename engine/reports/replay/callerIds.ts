import { readCallerId, type CallerId } from '../../calls';

/** People call again: reading a number is dearer than all else that is done with a call. */
const KEEP = 50_000;

/** Caller IDs as they were read, those of late. */
export class CallerIds {
	private young = new Map<string, CallerId>();
	private old = new Map<string, CallerId>();

	/** @param country whose national format to assume without a `+` */
	read(raw: string, country: string): CallerId {
		const key = raw.startsWith('+') ? raw : `${country} ${raw}`;
		const known = this.young.get(key);
		if (known !== undefined) return known;
		const callerId = this.old.get(key) ?? readCallerId(raw, country);
		if (this.young.size >= KEEP) {
			this.old = this.young;
			this.young = new Map();
		}
		this.young.set(key, callerId);
		return callerId;
	}
}
