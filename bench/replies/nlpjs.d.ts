// nlp.js ships no types: what is used of it here.

declare module '@nlpjs/basic' {
	export interface NlpJs {
		readonly container: { use(plugin: unknown): void };
		readonly settings: { log: boolean };
		addLanguage(locale: string): void;
		addDocument(locale: string, text: string, intent: string): void;
		train(): Promise<void>;
		process(locale: string, text: string): Promise<{ readonly intent: string; readonly score: number }>;
	}
	export const dockStart: (settings: object) => Promise<{ get(name: 'nlp'): NlpJs }>;
}

declare module '@nlpjs/lang-es' {
	export const LangEs: unknown;
}
