const LOOK_ALIKES: ReadonlyArray<readonly [RegExp, string]> = [
	[/[\u2018\u2019\u201A\u201B\u2032\u00B4`]/g, "'"],
	[/[\u201C-\u201F\u2033\u00AB\u00BB]/g, '"'],
	[/[\u2010-\u2015\u2212]/g, '-'],
	[/\u2026/g, '...'],
	[/\s+/g, ' '],
];

/** Are these the same words? Vendors may put plain characters in place of their look-alikes, which makes a text shorter (“smart encoding”). */
export function isSameWords(a: string, b: string): boolean {
	return plain(a) === plain(b);
}

function plain(body: string): string {
	return LOOK_ALIKES.reduce((words, [pattern, character]) => words.replace(pattern, character), body.normalize('NFKC')).trim();
}
