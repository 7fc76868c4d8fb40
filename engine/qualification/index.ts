/** One or two short questions before a time is offered: which comes next, and what has been answered. */
export { PRESET_QUESTIONS } from './presets';
export { mergeQualification, qualify, readAsAnswer, type Qualification, type QualificationFacts } from './qualify';
export { ASKED_BY_KIND, askedIn, askIn, questionBefore, questionKey, questionsOf } from './questions';
