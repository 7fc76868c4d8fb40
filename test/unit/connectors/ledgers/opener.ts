/** Opens one file after the other when it is told to. Compiled to a file of its own and started by the test. */
import { openSqlite } from '../../../../connectors/ledgers';

async function openAll(paths: readonly string[]): Promise<void> {
	for (const path of paths) await (await openSqlite(path)).close();
}

process.on('disconnect', () => process.exit());
process.on('message', () => {
	openAll(process.argv.slice(2)).then(
		() => process.send?.('opened', () => process.disconnect()),
		(error: unknown) => process.send?.(String((error as Error).stack), () => process.disconnect()),
	);
});
process.send?.('ready');
