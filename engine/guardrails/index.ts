export * from './decision';
export * from './facts';
export { decide, isShadow, RULES } from './decide';
