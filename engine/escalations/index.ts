export * from './escalation';
export { readTeamText, type TeamText } from './teamText';
export { alertText, teamAnswerText } from './alert';
export { advanceEscalation, answerTeamText, openEscalation, type EscalationOutcome, type OpenRequest } from './escalate';
export { escalationSummary, type SummaryOf } from './summary';
