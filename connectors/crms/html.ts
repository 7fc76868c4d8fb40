const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** For vendors that show HTML: what people write is shown as they wrote it. */
export function asHtml(text: string): string {
	return text.replace(/[&<>]/g, (character) => HTML[character] ?? '').replace(/\r?\n/g, '<br>');
}

/** What is left of a body whatever the vendor does to its HTML: letters and digits. */
export function comparable(html: string): string {
	return html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(?:[a-z]+|#\d+);/gi, ' ')
		.replace(/[^\p{L}\p{N}]+/gu, '')
		.toLowerCase();
}
