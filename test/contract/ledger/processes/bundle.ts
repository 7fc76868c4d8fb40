import { build } from 'esbuild';

/** Compiles one entry with all it needs into one file, as the package is built. */
export async function bundle(entry: string, file: string): Promise<string> {
	await build({
		entryPoints: [entry],
		outfile: file,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node22',
		// Required only by profiles that observe public holidays.
		external: ['date-holidays'],
		loader: { '.html': 'text', '.css': 'text', '.svg': 'text', '.md': 'text' },
		logLevel: 'error',
	});
	return file;
}
