import type { Answering, CallEvent, CallStep, DialStatus } from '../../calls';
import type { LoggedCall } from './logged';

type Said = Partial<Pick<CallEvent, 'status' | 'durationSeconds' | 'bridged' | 'answering' | 'legId'>>;

/** One row as the reports that a phone system would have made of the call while it ran. */
export class CallReports {
	constructor(
		private readonly call: LoggedCall,
		private readonly mode: Answering['mode'],
	) {}

	arrived(): CallEvent {
		return this.report('arrived', this.call.startedAt, { answering: { mode: this.mode, acceptance: false } });
	}

	pickedUp(): CallEvent {
		return this.report('leg_answered', this.call.answeredAt ?? this.call.startedAt);
	}

	/** Everything that the end of the call tells, in the order it is told in. */
	ended(): readonly CallEvent[] {
		const { ending, endedAt } = this.call;
		switch (ending) {
			case 'running':
				return [];
			case 'voicemail':
				return [this.report('voicemail', endedAt), this.over('completed')];
			case 'machine':
				return [this.report('dial_ended', endedAt, { status: 'completed', bridged: false }), this.over('completed')];
			default:
				return [this.over(ending)];
		}
	}

	private over(status: DialStatus): CallEvent {
		const { endedAt, seconds } = this.call;
		return this.report('ended', endedAt, seconds === undefined ? { status } : { status, durationSeconds: seconds });
	}

	/** What a leg of this call says: a phone of the team that was rung. */
	leg(leg: LoggedCall): readonly CallEvent[] {
		if (leg.ending === 'running' || leg.ending === 'voicemail') return [];
		const status = leg.ending === 'machine' ? 'completed' : leg.ending;
		const dial = this.report('dial_ended', leg.endedAt, { status, ...(leg.ending === 'machine' ? { bridged: false } : {}), ...(leg.seconds === undefined ? {} : { durationSeconds: leg.seconds }) });
		return status === 'completed' && leg.ending !== 'machine' ? [this.report('leg_answered', leg.answeredAt ?? leg.startedAt, { legId: leg.id }), dial] : [dial];
	}

	private report(step: CallStep, at: number, said: Said = {}): CallEvent {
		const { id, from, to, forwardedFrom, name, attestation } = this.call;
		return {
			kind: 'call',
			system: 'log',
			account: '',
			key: `${id}:${said.legId ?? ''}:${step}`,
			callId: id,
			step,
			at,
			from,
			to,
			...(forwardedFrom === undefined ? {} : { forwardedFrom }),
			...(name === undefined ? {} : { callerName: name }),
			...(attestation === undefined ? {} : { attestation }),
			...said,
		};
	}
}
