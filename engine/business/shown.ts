/** A text of unknown origin for a message: short, without what cannot be seen. */
export function shown(text: string, longest = 60): string {
	const points = [...text.slice(0, 4 * longest).replace(/\p{C}/gu, '')];
	return points.length > longest ? `${points.slice(0, longest).join('')}…` : points.join('');
}

export function quoted(text: string): string {
	return `"${shown(text)}"`;
}

/** The path of a fault: `team[1].phone`, `templates["two words"]`; `profile` for the whole. */
export function pathText(segments: readonly PropertyKey[]): string {
	let path = '';
	for (const segment of segments) {
		const key = shown(String(segment));
		if (typeof segment === 'number') path += `[${key}]`;
		else if (!/^[\w-]+$/.test(key)) path += `["${key}"]`;
		else path += path === '' ? key : `.${key}`;
	}
	return path === '' ? 'profile' : path;
}
