/** Reading what somebody hands to a command: a file or standard input, whole or line by line. */
export { openFile, type OpenFile } from './openFile';
export { jsonRows, type JsonRow } from './jsonRows';
