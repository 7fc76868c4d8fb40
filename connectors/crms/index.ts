export type * from './connector';
export { crmSystem, crmSystems } from './systems';
