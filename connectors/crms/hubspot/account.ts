import type { HubSpotApi } from './api';
import { propertiesOf, type Properties } from './properties';

/** An account, and how it is asked. */
export interface Account {
	readonly api: HubSpotApi;
	/** The Hub ID. */
	readonly portal: string;
	readonly now: () => number;
	/** Its contact properties, read now and then. */
	properties(): Promise<Properties>;
}

export function accountOf(api: HubSpotApi, portal: string, now: () => number): Account {
	return { api, portal, now, properties: async () => await propertiesOf(api, portal, now) };
}
