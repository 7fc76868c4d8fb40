import { APPOINTMENTS_TEXTS } from './appointments';
import { CLOSING_TEXTS } from './closing';
import type { LabelledText } from './labelled';
import { RULE_TEXTS } from './rules';
import { SALES_TEXTS } from './sales';
import { SERVICE_REQUEST_TEXTS } from './service-requests';
import { SUPPORT_TEXTS } from './support';

/** Texts written for the tests: invented people and places, several trades, English and Spanish. */
export const LABELLED_TEXTS: readonly LabelledText[] = [
	...APPOINTMENTS_TEXTS,
	...SALES_TEXTS,
	...SERVICE_REQUEST_TEXTS,
	...SUPPORT_TEXTS,
	...CLOSING_TEXTS,
	...RULE_TEXTS,
];

export { RULE_TEXTS } from './rules';
export type { LabelledText } from './labelled';
