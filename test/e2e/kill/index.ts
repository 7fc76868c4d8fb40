// A real n8n that is killed in the middle of bursts, with the shipped canvas and a hand-built one side by side.
export { Place } from './place';
export { newSeed, planRounds, type RoundPlan } from './plan';
export { race } from './race';
export { inWords, roundInWords, sumOf, type RoundResult, type Tally } from './result';
export { killRound } from './round';
