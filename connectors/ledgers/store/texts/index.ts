export { claimText } from './claim';
export { renewClaim, settleText } from './settle';
