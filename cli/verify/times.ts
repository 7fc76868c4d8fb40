const EARLIEST = Date.UTC(2015, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Times that a request says it was signed at, from its headers (`t=…` within one too) and its URL. Epoch milliseconds, each once. */
export function timesIn(headers: Readonly<Record<string, string>>, url: string): readonly number[] {
	const dates = Object.entries(headers).filter(([name]) => /time|date/.test(name)).map(([, value]) => Date.parse(value));
	const texts = [...Object.values(headers), url].join(' ');
	// Seconds, milliseconds and microseconds.
	const numbers = [...texts.matchAll(/(?<![\w.-])(\d{10}|\d{13}|\d{16})(?![\w.-])/g), ...texts.matchAll(/[=;,.](\d{10}|\d{13}|\d{16})(?=[;,.&\s]|$)/g)].map(([, digits = '']) => Number(digits) / 10 ** (digits.length - 13));
	return [...new Set([...dates, ...numbers])].filter((time) => time >= EARLIEST && time <= LATEST);
}
