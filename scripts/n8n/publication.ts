import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * n8n publishes in the background: it is ready before the triggers of its active workflows are. Nothing but its database
 * tells without signing in. A trigger that is held in memory has to be registered again after each start.
 */
const OUTSTANDING = `
	SELECT COUNT(*) AS count FROM workflow_entity AS workflow
	WHERE workflow.activeVersionId IS NOT NULL AND (
		EXISTS (
			SELECT 1 FROM workflow_publication_outbox AS job
			WHERE job.workflowId = workflow.id AND job.status IN ('pending', 'in_progress')
		)
		OR NOT EXISTS (
			SELECT 1 FROM workflow_publication_trigger_status AS published
			WHERE published.workflowId = workflow.id AND published.versionId = workflow.activeVersionId
		)
		OR EXISTS (
			SELECT 1 FROM workflow_publication_trigger_status AS published
			WHERE published.workflowId = workflow.id AND published.triggerKind = 'in-memory' AND published.updatedAt < :since
		)
	)`;

const PATIENCE_MS = 30_000;
const POLL_MS = 50;

/**
 * Waits until every active workflow of this user folder is published, be it with success or not.
 * @param since when n8n was started, epoch milliseconds
 * @throws Error when that takes more than half a minute
 */
export async function untilPublished(userFolder: string, since: number): Promise<void> {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	if (!existsSync(file)) return;
	const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
	try {
		const query = database.prepare(OUTSTANDING);
		const sinceText = new Date(since).toISOString().replace('T', ' ').replace('Z', '');
		while (Number(query.get({ since: sinceText })?.['count']) > 0) {
			if (Date.now() - since > PATIENCE_MS) throw new Error('n8n did not publish its active workflows within 30 seconds.');
			await sleep(POLL_MS);
		}
	} finally {
		database.close();
	}
}
