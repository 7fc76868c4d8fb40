import type { SendReason } from '../../../engine';

/** What the words of a refusal usually mean. The first that fits counts. */
const WORDS: ReadonlyArray<readonly [RegExp, SendReason]> = [
	[/opt(?:ed)?[ _-]?out|unsubscribed|stop(?:ped)?[ _-]?list|blacklist(?:ed)?[ _-]by[ _-]recipient/i, 'opted_out'],
	[/landline|land[ _-]line/i, 'landline'],
	[/a2p|10dlc|campaign[ _-]registry|unregistered|not[ _-]registered/i, 'unregistered'],
	[/(?:invalid|unknown|unallocated|bad)[ _-](?:sender|from|originator|source)|(?:sender|from|originator)[\w \t_-]{0,20}(?:not[ _-]allowed|invalid|unknown)/i, 'bad_sender'],
	[/(?:invalid|unknown|unallocated|bad|wrong)[ _-](?:destination|recipient|to|number|phone|msisdn|subscriber)|(?:number|recipient|destination|phone)[\w \t_-]{0,20}(?:invalid|not[ _-]valid)/i, 'invalid_number'],
	[/spam|filtered|carrier[ _-]violation/i, 'filtered'],
	[/blocked|blacklist/i, 'blocked'],
	[/(?:country|region)[\w \t_-]{0,30}(?:not|dis|un)/i, 'region_off'],
	[/balance|credit|insufficient|billing|payment|suspended/i, 'account'],
	[/rate[ _-]?limit|throttl|too[ _-]many/i, 'throttled'],
	[/too[ _-]long|empty[ _-](?:text|message|body)|unsupported[ _-](?:media|character)/i, 'bad_text'],
	[/unreachable|absent[ _-]subscriber|switched[ _-]off/i, 'unreachable'],
];

export function reasonOf(words: string): SendReason | undefined {
	return WORDS.find(([pattern]) => pattern.test(words.slice(0, 1_000)))?.[1];
}
