export * from './event';
export { tellEvent } from './story';
