export * from './decision';
export * from './facts';
export { decide, isShadow, RULES } from './decide';
export { LIMITED_PURPOSES } from './rule';
