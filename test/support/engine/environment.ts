// Before n8n-core: its decorators need this library, and it would write every refusal that a test provokes.
import 'reflect-metadata';

process.env.N8N_LOG_LEVEL = 'silent';
