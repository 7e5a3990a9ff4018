/** What an agent reads of the policy: what to do, what to hold back, what to take care of, cases and attempts online. */
import type { Attempt, Case } from '@hub/contract';
import { count } from './count.ts';

/** What is not sent, in the order it is said. The keys are words of the policy's list `suppress`. */
const heldBack: Readonly<Record<string, string>> = {
  sms: 'Do not text.',
  voicemail: 'Do not leave a voicemail.',
  'callback-text': 'Do not text about a call back.',
  link: 'Do not send a link.',
  reminder: 'Do not send payment reminders.',
  marketing: 'Do not send marketing.',
  survey: 'Do not send a survey.',
};

/** What an agent does or leaves, as a sentence. The keys are words of the policy's lists `restrict` and `apply`. */
const care: Readonly<Record<string, string>> = {
  transcript: 'Tell only people who must know.',
  'personal-data': 'Give general help only. Share no personal data.',
  'identity-checks': 'Ask no more identity questions. Do not say which answer was wrong.',
  'record-view': 'Open the record only for this contact, with a reason. Never open that of a relative.',
  'bank-details': 'Do not change bank details or the name on record.',
  'case-notes': 'Say which stage the case is at. Do not read out notes.',
  'message-content': 'In texts and voicemail, give only the reference and the link.',
  needs: 'Make the adjustments that this person needs.',
  'cold-transfer': 'Warm transfer only.',
  'time-limit': 'No time limit. Do not hurry this person.',
  'bot-questions': 'Ask one question at a time.',
  'reading-level': 'Use words that a child knows.',
  'family-interpreter': 'Do not use a child or a relative as interpreter.',
  'callback-times': 'Ring back at different times, and only when it is safe.',
  'handling-time': 'Take your time: this does not count in the targets.',
};

const caseKind: Record<Case['kind'], string> = {
  complaint: 'Complaint',
  'information-request': 'Request for information',
  'data-request': 'Request about their own data',
};

const attempt: Record<Attempt['outcome'], string> = {
  failed: 'Tried online',
  abandoned: 'Started online and left',
  completed: 'Did it online',
};

export const policy = {
  title: 'What the policy asks for',
  toDo: (n: number) => (n === 0 ? 'nothing left to do' : `${n.toLocaleString('en-GB')} to do`),
  toCare: (n: number) => `${n.toLocaleString('en-GB')} to take care of`,
  caseCount: (n: number) => count(n, 'case', 'cases'),
  care: 'Take care',
  whatToDo: 'What to do',
  done: 'Done',
  doneWhich: (words: string) => `: ${words}`,
  doneCount: (n: number) => `Done already (${n.toLocaleString('en-GB')})`,
  doneAt: (time: string) => `done, ${time}`,
  marked: 'Marked as done.',
  holdBack: 'Hold back',
  heldBack,
  careFor: care,
  onRecord: 'On record',
  restricted: 'Restricted: safeguarding',
  cases: 'Cases',
  caseKind,
  caseStage: (kind: string, stage: number) => (stage === 1 ? kind : `${kind}, stage ${stage}`),
  casesByDay: 'Cases by due date',
  caseClosed: 'Closed',
  acknowledgeBy: (date: string) => `Acknowledge by ${date}`,
  answerBy: (date: string) => `Answer by ${date}`,
  overdue: (days: number) => `overdue by ${count(days, 'day', 'days')}`,
  dueToday: 'due today',
  dueTomorrow: 'due tomorrow',
  dueIn: (days: number) => `due in ${count(days, 'day', 'days')}`,
  attempts: 'Attempts online',
  attempt,
  someForm: 'a form',
  attemptAt: (service: string, time: string) => `${service}, ${time}.`,
  attemptStep: (step: string) => `The step was: ${step}`,
  attemptError: (error: string) => `The form said: ${error}`,
};
