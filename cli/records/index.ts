export { exportRecords } from './export';
export { backup, restore } from './backup';
export { forget } from './forget';
export { businessIds } from './person';
