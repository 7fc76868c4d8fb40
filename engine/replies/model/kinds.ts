const TIME = /^(?:\d{1,4}:\d{2}(?:[ap]m)?|\d{1,4}[ap]m)$/;

function kindOfNumber(digits: string): string {
	if (digits.length <= 2) return Number(digits) <= 12 ? '0hour' : '0two';
	return digits.length <= 5 ? `0digits${digits.length}` : '0long';
}

/** What stands for a word: itself, or for a number its kind, since no price or house number comes twice. */
export function kindOf(word: string): string {
	const first = word.charCodeAt(0);
	if (first < 48 || first > 57) return word;
	if (/^\d+$/.test(word)) return kindOfNumber(word);
	if (TIME.test(word)) return '0time';
	if (/^\d+\/\d+/.test(word)) return '0date';
	if (/^\d+(?:st|nd|rd|th)$/.test(word)) return '0day';
	return /^\d[\d,.-]*$/.test(word) ? '0amount' : word;
}
