/** Pages that we serve to people of the team. */
export { askPage, takenPage, type EscalationPage } from './escalationPage';
