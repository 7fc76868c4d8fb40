export * from './event';
export { tellEvent } from './story';
export * from './replay';
