import type { Entry } from './entry';
import { plainName } from './entry';
import { MEDIA } from './names';
import { isFields, textOf } from './values';

const MOST = 10;
const ADDRESS = ['url', 'mediaurl', 'href', 'src', 'link', 'uri', 'contenturl'];

/** Addresses of pictures: of texts, lists of texts, or lists of objects that hold one. */
export function mediaOf(entry: Entry): readonly string[] {
	const found = entry.all('media', MEDIA).flatMap(({ value }) => addressesIn(value));
	return [...new Set(found)].slice(0, MOST);
}

function addressesIn(value: unknown): readonly string[] {
	const list: readonly unknown[] = Array.isArray(value) ? (value as readonly unknown[]).slice(0, MOST) : [value];
	return list.flatMap((each) => {
		const text = isFields(each) ? textOf(Object.entries(each).find(([name]) => ADDRESS.includes(plainName(name)))?.[1]) : textOf(each);
		return text !== undefined && /^https?:\/\/\S+$/i.test(text) ? [text] : [];
	});
}
