/** Rows of logs as phone systems write them. */
export { Times, type DateOrder } from './times';
export { CALL_COLUMNS, findColumns, MappingError, TEXT_COLUMNS, type ColumnMap } from './columns';
export { cellsOf, readLoggedCall, type LoggedCallField } from './readCall';
export { readLoggedText, type LoggedTextField } from './readText';
export { callCells, isOneOf, textCells } from './readRecord';
