/** One other URL, and in words what is different about it. */
export interface OtherUrl {
	readonly url: string;
	readonly what: string;
}

/** Combinations come out of this many kinds of change at most; each is a hash or two. */
const MOST = 600;

/**
 * URLs that the vendor may have called, and signed, in place of the one that n8n thinks it has: what proxies, tunnels and copied
 * addresses do to them. The smallest changes come first.
 */
export function otherUrls(url: string, headers: Readonly<Record<string, string>>): readonly OtherUrl[] {
	const parts = /^(https?):\/\/([^/?#:]+|\[[^\]]*\])(?::(\d+))?([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(url);
	if (!parts) return [];
	const [, scheme = '', host = '', port, path = '', query = '', fragment = ''] = parts;
	const origins = originsOf(scheme.toLowerCase(), host, port, headers);
	const paths = pathsOf(path, headers);
	const queries = queriesOf(query);
	const found = new Map<string, OtherUrl & { readonly changes: number }>();
	for (const origin of origins) {
		for (const way of paths) {
			for (const search of queries) {
				const other = origin.text + way.text + search.text;
				const words = [origin.what, way.what, search.what].filter((what) => what !== '');
				const known = found.get(other);
				if (words.length > 0 && other !== url && (!known || known.changes > words.length)) found.set(other, { url: other, what: words.join(', '), changes: words.length });
			}
		}
	}
	if (fragment !== '') found.set(url.slice(0, -fragment.length), { url: url.slice(0, -fragment.length), what: 'without what follows the #', changes: 0 });
	return [...found.values()].sort((a, b) => a.changes - b.changes).slice(0, MOST);
}

interface Part {
	readonly text: string;
	/** Empty where nothing is changed. */
	readonly what: string;
}

function originsOf(scheme: string, host: string, port: string | undefined, headers: Readonly<Record<string, string>>): readonly Part[] {
	const usual = { http: '80', https: '443' };
	const hosts: Array<readonly [host: string, port: string | undefined, what: string]> = [[host, port, '']];
	for (const name of ['x-forwarded-host', 'x-original-host', 'host', 'forwarded']) {
		const given = (name === 'forwarded' ? /host="?([^";,]+)/i.exec(headers[name] ?? '')?.[1] : headers[name]?.split(',')[0])?.trim();
		const [, otherHost, otherPort] = /^([A-Za-z0-9.-]+)(?::(\d+))?$/.exec(given ?? '') ?? [];
		if (otherHost !== undefined && (otherHost !== host || otherPort !== port)) hosts.push([otherHost, otherPort, `with the host ${given} of the header ${name}`]);
	}
	return hosts.flatMap(([name, number, what]) =>
		(['http', 'https'] as const).flatMap((protocol) => {
			const ports = [number, undefined, usual[protocol]].filter((each, at, all) => all.indexOf(each) === at);
			return ports.map((each): Part => {
				const changes = [what, protocol === scheme ? '' : `with ${protocol}:// in place of ${scheme}://`, each === number ? '' : each === undefined ? 'without the port' : `with the port :${each}`];
				return { text: `${protocol}://${name}${each === undefined ? '' : `:${each}`}`, what: changes.filter((change) => change !== '').join(', ') };
			});
		}),
	);
}

function pathsOf(path: string, headers: Readonly<Record<string, string>>): readonly Part[] {
	const given = path === '' ? '/' : path;
	const paths: Part[] = [{ text: path, what: '' }];
	const add = (text: string, what: string) => paths.push({ text, what });
	add(given.endsWith('/') ? given.replace(/\/+$/, '') : `${given}/`, given.endsWith('/') ? 'without the slash at the end' : 'with a slash at the end');
	const prefix = headers['x-forwarded-prefix']?.split(',')[0]?.trim().replace(/\/+$/, '');
	if (prefix?.startsWith('/')) add(`${prefix}${given}`, `with the path prefix ${prefix} of the header x-forwarded-prefix`);
	const segments = given.split('/').slice(1);
	for (const count of [1, 2]) {
		if (segments.length > count) add(`/${segments.slice(count).join('/')}`, `without the path prefix /${segments.slice(0, count).join('/')}`);
	}
	if (given.includes('/webhook-test/')) add(given.replace('/webhook-test/', '/webhook/'), 'with /webhook/ in place of /webhook-test/');
	else if (given.includes('/webhook/')) add(given.replace('/webhook/', '/webhook-test/'), 'with /webhook-test/ in place of /webhook/');
	const decoded = attempt(() => decodeURIComponent(given));
	if (decoded !== undefined && decoded !== given) add(decoded, 'with the path decoded');
	return paths;
}

function queriesOf(query: string): readonly Part[] {
	const queries: Part[] = [{ text: query, what: '' }];
	if (query === '') return queries;
	queries.push({ text: '', what: 'without the query' });
	const decoded = attempt(() => decodeURIComponent(query.replaceAll('+', ' ')));
	if (decoded !== undefined) queries.push({ text: decoded, what: 'with the query decoded' });
	const encoded = `?${new URLSearchParams(query.slice(1)).toString()}`;
	queries.push({ text: encoded, what: 'with the query encoded anew' }, { text: encoded.replaceAll('+', '%20'), what: 'with the query encoded anew, spaces as %20' });
	const sorted = new URLSearchParams(query.slice(1));
	sorted.sort();
	queries.push({ text: `?${sorted.toString()}`, what: 'with the parameters of the query in alphabetical order' });
	return queries.filter(({ text }, at) => queries.findIndex((other) => other.text === text) === at);
}

function attempt(work: () => string): string | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
