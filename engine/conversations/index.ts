export * from './conversation';
export { nudgeDueAt, voicemailDueAt, type KnownPlace } from './dueTimes';
export { AUTOMATION, endedBy, OF_CONVERSATION } from './endings';
export { lateInWords } from './lateness';
export { nextStep, type LeadFacts, type NextStep } from './lead';
export { routeLead, type Incoming, type RoutedLead } from './route';
export { BETWEEN_REMINDERS_MS, countsFrom, staleFrom, stillWanted, type SeenSince, type Wanted } from './wanted';
