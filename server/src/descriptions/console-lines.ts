/** Routes of the console that agents work by. */
import type { ROUTES } from '../security/index.ts';
import type { HttpLines } from './line.ts';
import type { SUPERVISOR_LINES } from './supervisor-lines.ts';

type Line = Exclude<
  Extract<keyof typeof ROUTES, `${'GET' | 'POST'} /api/console/${string}`>,
  keyof typeof SUPERVISOR_LINES
>;

export const CONSOLE_LINES: HttpLines<Line> = {
  'GET /api/console/me': { says: 'Who is signed in, with the CSRF token of the session in a header.', answers: 'me' },
  'GET /api/console/work': {
    says: 'The work as it stands: own contacts, offers, the queue, alerts and what is to do.',
    answers: 'workSnapshot',
  },
  'GET /api/console/mentions': { says: 'Where notes mention whoever asks.', answers: 'mentionList' },
  'GET /api/console/cases': { says: 'Open cases by their due date.', answers: 'deskCaseList' },
  'POST /api/console/cases/:caseId/steps': {
    says: 'Acknowledges, answers, extends or reviews a case.',
    asks: 'caseStep',
    answers: 'caseStepped',
  },
  'GET /api/console/services': { says: 'The services of the council.', answers: 'serviceList' },
  'GET /api/console/canned-replies': { says: 'Ready replies.', answers: 'cannedReplyList' },
  'POST /api/console/contacts': {
    says: 'Writes down a call, a visit, a letter or an email. The same clientId again is the same contact.',
    asks: 'contactLog',
    answers: 'contactLogged',
  },
  'POST /api/console/residents/find': {
    says: 'Finds residents by name, address or reference.',
    asks: 'residentFind',
    answers: 'residentsFound',
  },
  'GET /api/console/forms': { says: 'Forms that can be filled in with a resident.', answers: 'formList' },
  'GET /api/console/contacts/:contactId': {
    says: 'A contact with why it came here and what the policy asks for.',
    answers: 'contactDetail',
  },
  'GET /api/console/contacts/:contactId/colleagues': { says: 'Whom the contact could go to.', answers: 'colleagues' },
  'GET /api/console/contacts/:contactId/resident': {
    says: 'The single view of the resident: a line of JSON as each panel answers.',
    answers: 'singleViewEvent',
    as: 'application/x-ndjson',
  },
  'GET /api/console/contacts/:contactId/known': {
    says: 'What is known of the resident that a form asks for.',
    answers: 'known',
  },
  'POST /api/console/contacts/:contactId/drafts': {
    says: 'Begins to fill in a form with the resident.',
    asks: 'draftBegin',
  },
  'POST /api/console/drafts/:draftId/answers': { says: 'Answers questions of that form.', asks: 'draftAnswer' },
  'POST /api/console/drafts/:draftId/send': { says: 'Sends the form, once.', asks: 'draftSend' },
  'POST /api/console/drafts/:draftId/text': {
    says: 'Texts the resident a link to confirm the form.',
    asks: 'draftText',
    answers: 'draftTexted',
  },
  'GET /api/console/softphone': { says: 'What the telephone of the page needs to connect.', answers: 'softphone' },
  'GET /api/console/contacts/:contactId/call': { says: 'How the line of a contact stands.', answers: 'contactCall' },
  'POST /api/console/contacts/:contactId/call': {
    says: 'Rings, holds, takes back or ends the line.',
    asks: 'callCommand',
    answers: 'contactCall',
  },
  'GET /api/console/contacts/:contactId/recordings': { says: 'Recordings of a contact.', answers: 'recordingList' },
  'POST /api/console/recordings/:recordingId/listen': {
    says: 'Says why somebody listens to a recording; kept with their name.',
    asks: 'listen',
    answers: 'listened',
  },
  'GET /api/console/recordings/:recordingId/audio': { says: 'The sound of a recording.', as: 'audio/mpeg' },
  'POST /api/console/contacts/:contactId/photo-link': {
    says: 'Sends the resident a link to add a photo, in their chat or by text.',
    answers: 'photoLinkSent',
  },
  'GET /api/console/photos/:photoId': { says: 'A photo that a resident added.', as: 'image/jpeg' },
  'POST /api/console/contacts/:contactId/code': {
    says: 'Goes on with a conversation whose short code the resident reads out.',
    asks: 'codeUse',
  },
  'POST /api/console/contacts/:contactId/identity': {
    says: 'Compares answers of the resident with the record, without showing it.',
    asks: 'identityCheck',
    answers: 'identityOutcome',
  },
  'POST /api/console/contacts/:contactId/identity/code': {
    says: 'Sends a one-time code to the number on the record.',
    asks: 'identityCodeAsked',
    answers: 'identityCodeSent',
  },
  'POST /api/console/contacts/:contactId/identity/code/check': {
    says: 'Checks the code that the resident reads out.',
    asks: 'identityCodeCheck',
    answers: 'identityOutcome',
  },
  'POST /api/console/contacts/:contactId/reasons': {
    says: 'Gives the reason to see a sensitive panel.',
    asks: 'viewReason',
    answers: 'viewReasonKept',
  },
  'POST /api/console/contacts/:contactId/needs': {
    says: 'Keeps what the resident needs, with consent and a review date.',
    asks: 'needsKeep',
    answers: 'needsKept',
  },
  'POST /api/console/contacts/:contactId/needs/withdrawal': { says: 'Takes the consent back.', answers: 'needsKept' },
};
