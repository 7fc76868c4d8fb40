// A real n8n for tests. The same code starts the demo and the benchmark.
export * from '../../../scripts/n8n';
