import { withPinnedNode } from '../lib/project.cjs';

export interface EnvironmentOptions {
	/** Holds `.n8n`: the database, the settings, the community packages, the ledger. */
	userFolder: string;
	port: number;
	/** Port of n8n's own task broker. */
	brokerPort: number;
	/** Protects the credentials in the database; the same one must be given on every start of one user folder. */
	encryptionKey: string;
	/** Public address under which the outside reaches the webhooks, e.g. https://hooks.example.com/ */
	webhookUrl?: string;
	/** N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE; n8n's own default is off. */
	lazyAcquire?: boolean;
	/** Anything else; wins over everything above. */
	env?: Record<string, string>;
}

/** What an n8n process takes over from ours. Everything else is left out, so that one's own n8n settings don't leak in. */
const INHERITED = ['HOME', 'LANG', 'LC_ALL', 'NODE_EXTRA_CA_CERTS', 'PATH', 'TMPDIR', 'TZ', 'USER'];

/** Whatever n8n would fetch or report by itself. */
const NOTHING_GOES_OUT = {
	N8N_AI_ENABLED: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

/** The environment of an n8n that serves the loopback address only and sends nothing out by itself. */
export function n8nEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
	const inherited = Object.fromEntries(INHERITED.map((name) => [name, process.env[name]]));
	return {
		...withPinnedNode(inherited),
		NODE_ENV: 'production',
		...NOTHING_GOES_OUT,
		N8N_ENCRYPTION_KEY: options.encryptionKey,
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: String(options.lazyAcquire ?? false),
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(options.port),
		N8N_PYTHON_ENABLED: 'false',
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		// The editor is served over plain HTTP, to this machine only.
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_USER_FOLDER: options.userFolder,
		WEBHOOK_URL: options.webhookUrl,
		...options.env,
	};
}
