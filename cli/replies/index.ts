export { classify } from './classify';
export { testRoutes } from './testRoutes';
