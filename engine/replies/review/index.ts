/** What people make of readings: corrections, and what can be learnt from them. */
export { trainingCaseOf, trainingLine, routeTestOf, type NoCase, type RouteTest, type TrainingCase } from './cases';
export { correctedReading, resolveCorrection, type Correction, type ReadReply, type SaidCorrection } from './correction';
export { maskNumbers } from './numbers';
export { redactReply, type KnownOfWriter } from './redact';
export { reviewKindOf, type ReviewedReply, type ReviewFilter, type ReviewKind } from './reviewed';
