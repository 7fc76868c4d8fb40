export * from './conversation';
export { nextStep, type NextStep } from './lead';
