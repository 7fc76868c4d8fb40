import { lintTemplates, previewTexts, type BusinessProfile, type Finding, type TextPreview } from '../../engine';
import { readArgs, type Command } from '../command';
import { EXIT, UsageError } from '../exit';
import { readProfiles, tell, type ReadProfile } from '../profiles';
import type { Terminal } from '../terminal';

const HELP = `missed-call check: what is wrong with a profile, and the texts that it sends.

  missed-call check profile.json          faults, then every text with its segments and what could be better
  missed-call check clients/ --json       a folder of profiles; one JSON line each
  missed-call check - < profile.json      from standard input

  --errors    only what is wrong: no texts, no advice
  --json      one JSON line a profile: {file, ok, faults, texts, templates}

Exit code 1 where a profile has faults, or one of its texts should not be sent as it is.`;

export const check: Command = {
	summary: 'what is wrong with a profile, and the texts that it sends',
	help: HELP,
	run: async (args, terminal) => {
		const { values, positionals } = readArgs(args, { json: { type: 'boolean' }, errors: { type: 'boolean' } });
		if (positionals.length === 0) throw new UsageError('Which profile? Give the file of one, or a folder of them.');
		const profiles = (await readProfiles(positionals)).map((read) => look(read, Date.now()));
		for (const one of profiles) {
			if (values.json === true) terminal.out.line(JSON.stringify(one));
			else tellProfile(one, terminal, values.errors === true);
		}
		return profiles.every(({ ok }) => ok) ? EXIT.fine : EXIT.findings;
	},
};

interface Looked {
	readonly file: string;
	readonly id?: string;
	/** Neither faults nor a text that should not be sent. */
	readonly ok: boolean;
	readonly faults: ReadProfile['faults'];
	readonly texts: readonly TextPreview[];
	readonly templates: ReturnType<typeof lintTemplates>;
}

function look({ where, profile, faults }: ReadProfile, now: number): Looked {
	if (profile === undefined) return { file: where, ok: false, faults, texts: [], templates: [] };
	const templates = lintTemplates(profile);
	const texts = previewTexts(profile, now).filter((text) => isUsed(text, profile));
	const findings = [...templates, ...texts].flatMap((text) => text.findings);
	return { file: where, id: profile.id, ok: !findings.some(({ severity }) => severity === 'error'), faults, texts, templates };
}

/** Texts in another language than the business's are its own only where it wrote them. */
function isUsed({ language, variant }: TextPreview, profile: BusinessProfile): boolean {
	return language === profile.language || Object.hasOwn(profile.templates, variant.replace(/#\d+$/, ''));
}

function tellProfile({ file, id, faults, texts, templates }: Looked, { out }: Terminal, errorsOnly: boolean): void {
	if (id === undefined) {
		out.line(`${file}: ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}`);
		for (const fault of faults) out.line(`  ${tell(fault)}`);
		return;
	}
	out.line(`${file}: ${id}, no faults`);
	const shown = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error' || !errorsOnly);
	for (const { variant, situation, language, body, segments, encoding, findings } of texts) {
		const told = shown(findings);
		if (errorsOnly && told.length === 0) continue;
		out.line('');
		out.line(`${situation}, ${language} (${variant}): ${segments} ${segments === 1 ? 'segment' : 'segments'}, ${encoding}`);
		out.line(`  ${body.replace(/\n/g, '\n  ')}`);
		for (const finding of told) out.line(tellFinding(finding));
	}
	tellLimits(texts, templates, shown, out.line.bind(out));
}

/** What shows only with the longest or with empty fields. */
function tellLimits(texts: readonly TextPreview[], templates: Looked['templates'], shown: (findings: readonly Finding[]) => readonly Finding[], line: (text: string) => void): void {
	const seen = new Set(texts.flatMap(({ variant, findings }) => findings.map(({ rule }) => `${variant} ${rule}`)));
	const variants = new Set(texts.map(({ variant }) => variant));
	for (const { variant, findings } of templates) {
		if (!variants.has(variant)) continue;
		const more = shown(findings).filter(({ rule }) => !seen.has(`${variant} ${rule}`));
		if (more.length === 0) continue;
		line('');
		line(`${variant}, with its fields at their longest or empty:`);
		for (const finding of more) line(tellFinding(finding));
	}
}

const tellFinding = ({ severity, problem, mend }: Finding): string => `  ${severity}: ${problem} ${mend}`;
