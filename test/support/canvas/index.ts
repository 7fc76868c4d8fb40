// The shipped canvas in a real n8n: with a Twilio that answers as Twilio does, or with the simulated phone.
export { shippedCanvas, webhookPath, type CanvasSetup } from './canvas';
export { LedgerFile, type CallRow } from './ledgerFile';
export { deadPort, Office, OWNER, PUBLIC_URL } from './office';
export { SimulatedPhone, type PhoneState } from './phone';
