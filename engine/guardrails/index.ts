export * from './decision';
export * from './facts';
export { decide, RULES } from './decide';
