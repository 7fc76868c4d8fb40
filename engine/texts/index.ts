export * from './message';
export * from './received';
export * from './consent';
export { composeText, type TextInput } from './compose';
export { DEFAULT_TEMPLATES } from './defaults';
export { render, fieldsOf, type TextValues } from './render';
export { sendText, type SendDependencies, type SendOutcome, type SendRequest } from './send';
