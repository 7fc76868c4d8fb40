export * from './fake';
export { COLLABORATORS } from './cells';
