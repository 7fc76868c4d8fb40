import { classify, DEFAULT_ROUTES, type Classification } from '../../../../engine/replies';
import { HELD_BACK_TEXTS } from './held-back';
import { LABELLED_TEXTS, RULE_TEXTS, type LabelledText } from './texts';

const CONTEXT = { now: Date.parse('2025-06-10T15:00:00Z'), timezone: 'America/Chicago' };

function read({ text, asked }: LabelledText): Classification {
	return classify(text, { ...CONTEXT, ...(asked ? { lastAsked: asked } : {}) });
}

function routeOf({ intent, route }: LabelledText): string {
	return route ?? DEFAULT_ROUTES[intent];
}

function share(texts: readonly LabelledText[], right: (text: LabelledText) => boolean): number {
	return texts.filter(right).length / texts.length;
}

describe('the labelled texts', () => {
	it('are many, and each is there once', () => {
		expect(LABELLED_TEXTS.length).toBeGreaterThanOrEqual(250);
		const keys = [...LABELLED_TEXTS, ...HELD_BACK_TEXTS].map(({ text, asked }) => `${asked ?? ''}|${text}`);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('are read rightly, nine in ten, though no model was trained on them', () => {
		expect(share(LABELLED_TEXTS, (text) => read(text).intent === text.intent)).toBeGreaterThanOrEqual(0.9);
	});

	it('reach the right route nearly always when the reading is sure', () => {
		const sure = LABELLED_TEXTS.filter((text) => !read(text).unsure);
		expect(sure.length / LABELLED_TEXTS.length).toBeGreaterThanOrEqual(0.75);
		expect(share(sure, (text) => read(text).route === routeOf(text))).toBeGreaterThanOrEqual(0.96);
	});

	it.each(RULE_TEXTS.map((text) => [text.text, text] as const))('by rule, without exception: %j', (_, text) => {
		// With an emergency it matters little what else is wanted.
		const intent = routeOf(text) === 'emergency' ? {} : { intent: text.intent };
		expect(read(text)).toMatchObject({ ...intent, route: routeOf(text), unsure: false });
	});
});

describe('texts the reader was not made with', () => {
	it('are read rightly four times in five', () => {
		expect(share(HELD_BACK_TEXTS, (text) => read(text).intent === text.intent)).toBeGreaterThanOrEqual(0.8);
	});

	it('go to a person rather than astray', () => {
		const astray = share(HELD_BACK_TEXTS, (text) => {
			const { route, unsure } = read(text);
			return !unsure && route !== routeOf(text);
		});
		expect(astray).toBeLessThanOrEqual(0.08);
	});
});
