import { readTexts } from '../../training/corpus';
import type { Contender } from './contender';

/** nlp.js with its own settings, learning from the same texts. It is told the language, which ours finds out. */
export const nlpjs: Contender = {
	name: 'nlp.js',
	load: async () => {
		const [{ dockStart }, { LangEs }] = await Promise.all([import('@nlpjs/basic'), import('@nlpjs/lang-es')]);
		const nlp = (await dockStart({ settings: { nlp: { autoSave: false } }, use: ['Basic'] })).get('nlp');
		nlp.container.use(LangEs);
		nlp.settings.log = false;
		for (const locale of ['en', 'es']) nlp.addLanguage(locale);
		for (const { text, intent, language } of readTexts('train')) nlp.addDocument(language === 'en' ? 'en' : 'es', text, intent);
		await nlp.train();
		return async ({ text, language }) => {
			const { intent, score } = await nlp.process(language === 'en' ? 'en' : 'es', text);
			return { intent: intent === 'None' ? 'other' : intent, confidence: score };
		};
	},
};
