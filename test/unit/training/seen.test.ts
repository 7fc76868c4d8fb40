import { normalizeReply } from '../../../engine/replies';
import type { LabelledText } from '../../../training/corpus';
import { withoutSeen } from '../../../training/seen';

const text = (words: string, asked?: LabelledText['asked']): LabelledText => ({ at: 'here:1', intent: 'other', also: [], urgency: 'routine', trade: 'generic', language: 'en', text: words, reply: normalizeReply(words), ...(asked ? { asked } : {}) });

describe('a text is no measure of anything new', () => {
	const known = [text('My kitchen sink is leaking under the cabinet'), text('ok'), text('yes', 'confirm')];

	it.each(['my kitchen sink is leaking under the cabinet!!', 'hey my kitchen sink is leaking under the cabinet', 'OK'])('where somebody learned from it, or nearly: %s', (words) => {
		expect(withoutSeen([text(words)], known)).toEqual([]);
	});

	it.each(['my bathroom sink is clogged', 'the kitchen sink sprayer is broken', 'okay then'])('but is one where it says something else: %s', (words) => {
		expect(withoutSeen([text(words)], known)).toHaveLength(1);
	});

	it('but is one as the answer to another question', () => {
		expect(withoutSeen([text('yes')], known)).toHaveLength(1);
		expect(withoutSeen([text('yes', 'confirm')], known)).toEqual([]);
	});
});
