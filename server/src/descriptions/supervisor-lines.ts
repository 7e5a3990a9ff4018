/** Routes of the console that supervisors tune the rules and read the figures by. */
import type { ROUTES } from '../security/index.ts';
import type { HttpLines } from './line.ts';

type Part =
  | 'figures'
  | 'themes'
  | 'services/'
  | 'comments'
  | 'rules'
  | 'people'
  | 'replies'
  | 'reading-age'
  | 'queues'
  | 'hours'
  | 'retention'
  | 'tariffs'
  | 'changes'
  | 'reports'
  | 'break-glass';
type Line = Extract<keyof typeof ROUTES, `${'GET' | 'POST'} /api/console/${Part}${string}`>;

const CSV = 'text/csv';

export const SUPERVISOR_LINES: HttpLines<Line> = {
  'GET /api/console/figures/bot': {
    says: 'What became of what the assistant answered.',
    query: 'period',
    answers: 'botFigures',
  },
  'GET /api/console/figures/ratings': { says: 'How residents rated us.', query: 'period', answers: 'ratingFigures' },
  'GET /api/console/themes': {
    says: 'Words that several comments share, and themes.',
    query: 'period',
    answers: 'themes',
  },
  'POST /api/console/themes': { says: 'Makes a theme.', asks: 'themeNew' },
  'POST /api/console/themes/:themeId/close': { says: 'Closes a theme with what was done.', asks: 'themeClose' },
  'GET /api/console/services/states': {
    says: 'Whether each service is live, coming or out of order.',
    answers: 'serviceStateList',
  },
  'POST /api/console/services/:serviceId/state': {
    says: 'Sets that of one service.',
    asks: 'serviceStateSet',
    answers: 'serviceStateKept',
  },
  'GET /api/console/comments': {
    says: 'What residents wrote beside their ratings.',
    query: 'commentQuery',
    answers: 'commentList',
  },
  'GET /api/console/rules': {
    says: 'The version in force, drafts and what was published before.',
    answers: 'rulesOverview',
  },
  'POST /api/console/rules/drafts': { says: 'Begins a draft.', asks: 'ruleDraftBegin', answers: 'ruleDraftBegun' },
  'GET /api/console/rules/drafts/:draftId': {
    says: 'A draft with its tables, faults and examples.',
    answers: 'ruleDraft',
  },
  'POST /api/console/rules/drafts/:draftId/edits': {
    says: 'Changes a draft.',
    asks: 'ruleEditRequest',
    answers: 'ruleEditReply',
  },
  'POST /api/console/rules/drafts/:draftId/steps': {
    says: 'Sends to review, approves, publishes or throws away.',
    asks: 'ruleStep',
    answers: 'ruleStepReply',
  },
  'GET /api/console/rules/file': {
    says: 'The rules in force as a file.',
    query: 'ruleFileQuery',
    as: 'application/octet-stream',
  },
  'GET /api/console/rules/drafts/:draftId/file': {
    says: 'A draft as a file.',
    query: 'ruleFileQuery',
    as: 'application/octet-stream',
  },
  'POST /api/console/rules/drafts/:draftId/file': { says: 'Brings a file into a draft.', answers: 'ruleImportReply' },
  'GET /api/console/rules/drafts/:draftId/what-if': {
    says: 'How the trial on past contacts goes, or what came of it.',
    answers: 'ruleWhatIfReply',
  },
  'POST /api/console/rules/drafts/:draftId/what-if': {
    says: 'Tries a draft on past contacts.',
    asks: 'ruleWhatIfBegin',
    answers: 'ruleWhatIfReply',
  },
  'POST /api/console/rules/drafts/:draftId/what-if/cancel': { says: 'Stops that trial.', answers: 'ruleWhatIfReply' },
  'GET /api/console/rules/drafts/:draftId/what-if/contacts': {
    says: 'Contacts that the draft decides otherwise, with both reasons.',
    query: 'ruleWhatIfPage',
    answers: 'ruleWhatIfContacts',
  },
  'POST /api/console/rules/drafts/:draftId/guard-override': {
    says: 'Lets a draft pass that leaves residents behind, with a reason.',
    asks: 'ruleGuardOverride',
  },
  'POST /api/console/rules/roll-back': {
    says: 'Puts an earlier version back.',
    asks: 'ruleRollBack',
    answers: 'ruleRollBackReply',
  },
  'GET /api/console/people': { says: 'Members of staff.', answers: 'people' },
  'POST /api/console/people/:staffId': { says: 'Changes one of them.', asks: 'personChange' },
  'GET /api/console/replies': { says: 'Ready replies with their reading ages.', answers: 'replies' },
  'POST /api/console/replies/:replyId': { says: 'Changes or adds one.', asks: 'replyChange' },
  'POST /api/console/replies/:replyId/removal': { says: 'Takes one away.', asks: 'removal' },
  'POST /api/console/reading-age': { says: 'How easily words are read.', asks: 'readingAsked', answers: 'reading' },
  'GET /api/console/queues': { says: 'Queues with their targets.', answers: 'queueList' },
  'POST /api/console/queues/:queue': { says: 'Changes one of them.', asks: 'queueChange' },
  'GET /api/console/hours': { says: 'Opening hours and exceptions from them.', answers: 'hoursPage' },
  'POST /api/console/hours/:exceptionId': { says: 'Changes or adds an exception.', asks: 'hoursChange' },
  'POST /api/console/hours/:exceptionId/removal': { says: 'Takes one away.', asks: 'removal' },
  'GET /api/console/retention': {
    says: 'What is kept how long, and how much of it there is.',
    answers: 'retentionPage',
  },
  'POST /api/console/retention/:kind': { says: 'Changes how long recordings are kept.', asks: 'retentionChange' },
  'GET /api/console/tariffs': { says: 'What a contact costs, with its source.', answers: 'tariffList' },
  'POST /api/console/changes/:changeId/undo': { says: 'Puts back what stood before a change of the settings.' },
  'GET /api/console/reports': { says: 'The measures of a period.', query: 'reportQuery', answers: 'report' },
  'GET /api/console/reports/csv': { says: 'The same as a table.', query: 'reportQuery', as: CSV },
  'GET /api/console/reports/staffing': {
    says: 'How many agents each half hour would have needed.',
    query: 'staffingQuery',
    answers: 'staffing',
  },
  'GET /api/console/reports/staffing/csv': { says: 'The same as a table.', query: 'staffingQuery', as: CSV },
  'GET /api/console/reports/pack': { says: 'The pack of a month, to be printed.', as: 'text/html' },
  'GET /api/console/reports/charts/:chart': { says: 'One chart by month.', answers: 'reportChart' },
  'GET /api/console/reports/charts/:chart/csv': { says: 'The same as a table.', as: CSV },
  'GET /api/console/break-glass': {
    says: 'Sign-ins with the sealed account that nobody has seen.',
    answers: 'breakGlassUseList',
  },
  'POST /api/console/break-glass/:useId/seen': { says: 'Says that one was seen.' },
};
