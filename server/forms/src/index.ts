/** E-forms: one definition for a chat, a page and an agent's panel. Imports the contract alone, and nothing of the hub. */
export { check } from './check.ts';
export type { FieldError } from './check.ts';
export type { Field, Form } from './definition.ts';
export { answer, askedFields, confirmAll, fieldOf, isAsked, nextField, takeBack, valuesOf } from './draft.ts';
export type { Speaker } from './draft.ts';
export { createGazetteer } from './gazetteer.ts';
export type { Gazetteer, Street } from './gazetteer.ts';
export { answersInWords, phoneInWords, valueInWords } from './in-words.ts';
export { loadDemonstrationStreets, loadForms } from './load.ts';
export { readAnswer } from './read-answer.ts';
export type { ReadAnswer, Reading } from './read-answer.ts';
export { dayIn } from './read/date.ts';
export { readUkPhone } from './read/phone.ts';
export { plain } from './read/plain.ts';
export { readPostcode } from './read/postcode.ts';
export { schemaOf } from './schema-of.ts';
