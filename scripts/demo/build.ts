import { CommandFailed, UserError, runCommand } from '../lib/command.cjs';
import { ROOT } from '../lib/project.cjs';
import { stage } from '../lib/stage.cjs';
import { isBuilt } from '../build/stamp.cjs';

/** Builds the package unless dist is what the sources make already. */
export async function ensureBuilt(): Promise<void> {
	if (isBuilt()) return;
	try {
		await stage('Building the nodes', () => runCommand(process.execPath, ['node_modules/gulp/bin/gulp.js', 'build'], { cwd: ROOT }));
	} catch (error) {
		if (!(error instanceof CommandFailed)) throw error;
		throw new UserError('The nodes could not be built:', error.output.trim());
	}
}
