/**
 * Who may do what: one table over every HTTP route and every socket event. A route that the table lacks cannot be made
 * (routes.ts), an event that it lacks does not compile, and one test walks both. OWASP ASVS 5.0 V8.
 */
import type { AgentClientToServer, ResidentClientToServer } from '@hub/contract';

/**
 * public: anybody · resident: holds the token of a conversation · agent, supervisor, auditor: signed-in staff ·
 * twilio: a request signed by Twilio · back-office: one signed by the council's back office.
 */
export type Role = 'public' | 'resident' | 'agent' | 'supervisor' | 'auditor' | 'twilio' | 'back-office';

export interface Permission {
  who: readonly Role[];
  /** Which of the things behind the route are the caller's own, in words. The handler holds to it and a test tries others'. */
  own: string;
}

export interface RoutePermission extends Permission {
  /**
   * `our-pages`: the browser proves who it is with a cookie, so a change asked for by a page of another site is refused.
   * `anywhere`: a token or a signature in the request itself proves it.
   */
  from: 'our-pages' | 'anywhere';
}

export type Method = 'GET' | 'POST' | 'MOUNT';
export type RouteTable = Readonly<Record<string, RoutePermission>>;

const anybody = (own: string, from: RoutePermission['from'] = 'our-pages'): RoutePermission => ({
  who: ['public'],
  own,
  from,
});
const resident = (own: string): RoutePermission => ({ who: ['resident'], own, from: 'anywhere' });
const twilio = (own: string): RoutePermission => ({ who: ['twilio'], own, from: 'anywhere' });
const backOffice = (own: string): RoutePermission => ({ who: ['back-office'], own, from: 'anywhere' });
const supervisor = (own: string): RoutePermission => ({ who: ['supervisor'], own, from: 'our-pages' });
const auditor = (own: string): RoutePermission => ({ who: ['auditor'], own, from: 'our-pages' });
const staff = (own: string): RoutePermission => ({ who: ['agent', 'supervisor'], own, from: 'our-pages' });

const NOTHING_PERSONAL = 'Nothing personal is behind it.';
const RULES = 'The rules and their drafts, which all supervisors share; nobody is in them.';
const SETTINGS =
  'What all supervisors share: members of staff, ready replies, queues, opening hours, how long recordings are kept; nothing of a resident.';
const COOKIE_CONVERSATION = "The conversation whose token the chat page's cookie holds, and no other.";
const TOKEN_CONVERSATION = 'The conversation whose token is presented, and no other.';
const OWN_WORK = 'An agent: contacts held by, helped in by or offered to that agent. A supervisor: any contact.';

/** `METHOD path` as Express writes it; `MOUNT` is a whole tree below a path. */
export const ROUTES = {
  'GET /': anybody(NOTHING_PERSONAL),
  'GET /services/:id': anybody(NOTHING_PERSONAL),
  'POST /services/:id/form': anybody('Its own form; the draft of the chat whose link it came by, and no other.'),
  'GET /services/:id/sent': anybody(NOTHING_PERSONAL),
  'POST /links/completed': anybody('The link whose token is presented, and no other.', 'anywhere'),
  'POST /services/:id/trouble': anybody(COOKIE_CONVERSATION),
  'GET /accessibility-statement': anybody(NOTHING_PERSONAL),
  'GET /you-said-we-did': anybody('What supervisors wrote for everybody to read.'),
  'MOUNT /assets': anybody(NOTHING_PERSONAL),
  'MOUNT /widget': anybody(NOTHING_PERSONAL),
  'GET /health/live': anybody(NOTHING_PERSONAL),
  'GET /health/ready': anybody(NOTHING_PERSONAL),
  'GET /openapi.json': anybody(NOTHING_PERSONAL),
  'GET /asyncapi.json': anybody(NOTHING_PERSONAL),
  'GET /metrics': anybody('Counts only; no person is in them.'),

  'GET /chat': anybody(COOKIE_CONVERSATION),
  'GET /chat/leave': anybody("This browser's own chat cookie, which it drops."),
  'POST /chat/messages': anybody(COOKIE_CONVERSATION),
  'POST /chat/person': anybody(COOKIE_CONVERSATION),
  'POST /chat/end': anybody(COOKIE_CONVERSATION),
  'POST /chat/code': anybody(COOKIE_CONVERSATION),
  'POST /chat/code/use': anybody('The conversation whose code is typed, where it may be shown, and no other.'),
  'POST /chat/my-account': anybody('The conversation whose token or cookie is presented by our own page.'),
  'GET /chat/my-account/callback': anybody('The conversation that this browser began the sign-in from, and no other.'),
  'GET /chat/why': anybody(COOKIE_CONVERSATION),
  'GET /chat/needs': anybody(COOKIE_CONVERSATION),
  'POST /chat/needs': anybody(COOKIE_CONVERSATION),
  'POST /chat/needs/open': anybody('The conversation whose token is presented by our own page.'),
  'POST /chat/rating': anybody(COOKIE_CONVERSATION),
  'POST /chat/form/answers': anybody(COOKIE_CONVERSATION),
  'POST /chat/form/confirm': anybody(COOKIE_CONVERSATION),
  'POST /api/resident/session': anybody('A new conversation, or the one whose token is presented.', 'anywhere'),
  'POST /api/resident/messages': resident(TOKEN_CONVERSATION),
  'GET /api/resident/sync': resident(TOKEN_CONVERSATION),
  'POST /api/resident/end': resident(TOKEN_CONVERSATION),
  'GET /api/resident/why': resident(TOKEN_CONVERSATION),
  'GET /api/resident/rating': resident(TOKEN_CONVERSATION),
  'POST /api/resident/rating': resident(TOKEN_CONVERSATION),
  'POST /api/resident/code': resident(TOKEN_CONVERSATION),
  'POST /api/resident/code/use': anybody(
    'The conversation whose code is typed, where it may be shown, and no other.',
    'anywhere',
  ),

  'GET /api/resident/draft': resident(TOKEN_CONVERSATION),
  'POST /api/resident/draft/answers': resident(TOKEN_CONVERSATION),
  'POST /api/resident/draft/confirm': resident(TOKEN_CONVERSATION),
  'GET /confirm/:token': anybody('The version of the form that the link in a text was sealed for, and no other.'),
  'POST /confirm/:token': anybody('The version of the form that the link in a text was sealed for, and no other.'),

  'GET /photo/:token': anybody('How many photos the conversation has that the link was sealed for; none of them.'),
  'POST /photo/:token': anybody('A photo for the conversation that the link was sealed for, and no other.'),

  'GET /demo/myaccount': anybody('Fictional residents of the demonstration only.'),
  'POST /demo/myaccount': anybody('Fictional residents of the demonstration only.'),

  'GET /auth/sign-in': anybody(NOTHING_PERSONAL),
  'GET /auth/callback': anybody('The sign-in that this browser began.'),
  'POST /auth/sign-out': anybody('The session of its own cookie, with the CSRF token of that session.'),
  'GET /staff/break-glass': anybody(NOTHING_PERSONAL),
  'POST /staff/break-glass': anybody('A new account for this one sign-in, with the secret of the sealed account.'),
  'MOUNT /my-account': anybody('MyAccount of the demonstration: fictional residents, in development only.', 'anywhere'),
  'MOUNT /oidc': anybody('Sign-in for the demonstration, in development only.', 'anywhere'),

  'POST /twilio/sms': twilio('The number that the text came from.'),
  'POST /twilio/sms/status': twilio('A text that the hub sent.'),
  'POST /twilio/voice': twilio(
    "The thread of the number that rings; an agent's line: the call of a contact that the agent holds.",
  ),
  'POST /twilio/voice/heard': twilio('The call whose id the hub gave.'),
  'POST /twilio/voice/next': twilio('The call whose id the hub gave.'),
  'POST /twilio/voice/hold': twilio(NOTHING_PERSONAL),
  'POST /twilio/voice/status': twilio('The call whose id the hub gave, or that it answered.'),
  'POST /twilio/voice/conference': twilio('The call whose id the hub gave.'),
  'POST /twilio/voice/recording': twilio('The recording or the call whose id the hub gave.'),
  'POST /open311/updates': backOffice(
    'That the report of this number is asked about; nothing of it is read or written.',
  ),
  'GET /simulator': anybody('Leads to the demonstration of a telephone network, in development only.'),
  'GET /g/:code': anybody('The service that the code was given for; nothing of whom it was given to.'),

  'GET /console': anybody('An empty page; what it shows comes from the routes below.'),
  'GET /console/:page': anybody('The same empty page, at the address of a part of it.'),
  'MOUNT /console/assets': anybody(NOTHING_PERSONAL),
  'GET /console/photos/:contactId': staff(OWN_WORK),
  'GET /api/console/me': staff('The account of the session.'),
  'GET /api/console/work': staff('The work of the account of the session, and the queue that all share.'),
  'GET /api/console/mentions': staff(
    'Notes that mention the account of the session; of whom, where it may read the contact, and never their words.',
  ),
  'GET /api/console/cases': staff(
    'Open cases of the whole council, with names but those of restricted contacts, and none of residents close to the account.',
  ),
  'POST /api/console/cases/:caseId/steps': staff(
    'An agent: cases of residents whose contact that agent deals with. A supervisor: any that the account may open.',
  ),
  'GET /api/console/services': staff(NOTHING_PERSONAL),
  'GET /api/console/canned-replies': staff(NOTHING_PERSONAL),
  'POST /api/console/contacts': staff('A new contact, written down by the account of the session.'),
  'POST /api/console/residents/find': staff(
    'Any resident: reference, name and first line of the address, to choose one.',
  ),
  'GET /api/console/forms': staff(NOTHING_PERSONAL),
  'POST /api/console/contacts/:contactId/drafts': staff(OWN_WORK),
  'GET /api/console/contacts/:contactId/known': staff(OWN_WORK),
  'POST /api/console/drafts/:draftId/answers': staff(OWN_WORK),
  'POST /api/console/drafts/:draftId/send': staff(OWN_WORK),
  'POST /api/console/drafts/:draftId/text': staff(OWN_WORK),
  'GET /api/console/softphone': staff('A line for the account of the session.'),
  'GET /api/console/contacts/:contactId/call': staff(OWN_WORK),
  'POST /api/console/contacts/:contactId/call': staff('Contacts that the account of the session holds, and no other.'),
  'GET /api/console/contacts/:contactId/recordings': staff(OWN_WORK),
  'POST /api/console/recordings/:recordingId/listen': supervisor(
    'Recordings of any contact that the account may open.',
  ),
  'GET /api/console/recordings/:recordingId/audio': staff(
    'An agent: messages left for a contact that the agent holds. A supervisor: any for which that account gave a reason just before.',
  ),
  'POST /api/console/contacts/:contactId/photo-link': staff(
    'Contacts that the account of the session holds, and no other.',
  ),
  'GET /api/console/photos/:photoId': staff(OWN_WORK),
  'POST /api/console/contacts/:contactId/code': staff('Contacts that the account of the session holds, and no other.'),
  'POST /api/console/contacts/:contactId/identity': staff(
    'Contacts that the account of the session holds, and no other; whether the answers were enough, never which was wrong.',
  ),
  'POST /api/console/contacts/:contactId/identity/code': staff(
    'Contacts that the account of the session holds, and no other; the code goes to the number on the record, never to the agent.',
  ),
  'POST /api/console/contacts/:contactId/identity/code/check': staff(
    'Contacts that the account of the session holds, and no other; whether the code was right.',
  ),
  'POST /api/console/contacts/:contactId/reasons': staff(
    'Contacts that the account of the session deals with while they are under way, and no other (P40).',
  ),
  'POST /api/console/contacts/:contactId/needs': staff(
    'The resident of a contact that the account of the session deals with while it is under way, and no other.',
  ),
  'POST /api/console/contacts/:contactId/needs/withdrawal': staff(
    'The resident of a contact that the account of the session deals with while it is under way, and no other.',
  ),
  'GET /api/console/figures/bot': supervisor('Counts of the whole council; no person is in them.'),
  'GET /api/console/figures/ratings': supervisor(
    'Counts of the whole council, small ones hidden; no person is in them.',
  ),
  'GET /api/console/themes': supervisor(
    'Words that several comments share, and themes; no comment and nobody in them.',
  ),
  'POST /api/console/themes': supervisor('Themes, which all supervisors share; nobody is in them.'),
  'POST /api/console/themes/:themeId/close': supervisor('Themes, which all supervisors share; nobody is in them.'),
  'GET /api/console/services/states': supervisor('The catalogue; nobody is in it.'),
  'POST /api/console/services/:serviceId/state': supervisor('Any service of the catalogue; nobody is in it.'),
  'GET /api/console/comments': supervisor(
    'What residents wrote of any contact, without whose it is; of restricted contacts only for those trained for them.',
  ),
  'GET /api/console/rules': supervisor(RULES),
  'POST /api/console/rules/drafts': supervisor(RULES),
  'GET /api/console/rules/drafts/:draftId': supervisor(RULES),
  'POST /api/console/rules/drafts/:draftId/edits': supervisor(RULES),
  'POST /api/console/rules/drafts/:draftId/steps': supervisor(`${RULES} Nobody approves what they changed.`),
  'GET /api/console/rules/file': supervisor(RULES),
  'GET /api/console/rules/drafts/:draftId/file': supervisor(RULES),
  'POST /api/console/rules/drafts/:draftId/file': supervisor(RULES),
  'GET /api/console/rules/drafts/:draftId/what-if': supervisor('Counts; nobody is named in them.'),
  'POST /api/console/rules/drafts/:draftId/what-if': supervisor(RULES),
  'POST /api/console/rules/drafts/:draftId/what-if/cancel': supervisor(RULES),
  'GET /api/console/rules/drafts/:draftId/what-if/contacts': supervisor('Facts; nobody is named in them.'),
  'POST /api/console/rules/drafts/:draftId/guard-override': supervisor(`${RULES} Nobody lets pass what they changed.`),
  'POST /api/console/rules/roll-back': supervisor(RULES),
  'GET /api/console/people': supervisor(SETTINGS),
  'POST /api/console/people/:staffId': supervisor(`${SETTINGS} Nobody shuts themselves out.`),
  'GET /api/console/replies': supervisor(SETTINGS),
  'POST /api/console/replies/:replyId': supervisor(SETTINGS),
  'POST /api/console/replies/:replyId/removal': supervisor(SETTINGS),
  'POST /api/console/reading-age': supervisor('Words that the sender sends, which are not kept.'),
  'GET /api/console/queues': supervisor(SETTINGS),
  'POST /api/console/queues/:queue': supervisor(SETTINGS),
  'GET /api/console/hours': supervisor(SETTINGS),
  'POST /api/console/hours/:exceptionId': supervisor(SETTINGS),
  'POST /api/console/hours/:exceptionId/removal': supervisor(SETTINGS),
  'GET /api/console/retention': supervisor('Counts of what is kept; nothing of a resident.'),
  'POST /api/console/retention/:kind': supervisor(SETTINGS),
  'GET /api/console/tariffs': supervisor(NOTHING_PERSONAL),
  'POST /api/console/changes/:changeId/undo': supervisor(SETTINGS),
  'GET /api/console/reports': supervisor('Counts of the whole council, small ones hidden; no person is in them.'),
  'GET /api/console/reports/csv': supervisor('Counts of the whole council, small ones hidden; no person is in them.'),
  'GET /api/console/reports/staffing': supervisor('Counts of the whole council, small ones hidden; no agent is named.'),
  'GET /api/console/reports/staffing/csv': supervisor(
    'Counts of the whole council, small ones hidden; no agent is named.',
  ),
  'GET /api/console/reports/pack': supervisor('Counts of the whole council, small ones hidden; no person is in them.'),
  'GET /api/console/reports/charts/:chart': supervisor('Counts of the whole council by month; no person is in them.'),
  'GET /api/console/reports/charts/:chart/csv': supervisor(
    'Counts of the whole council by month; no person is in them.',
  ),
  'GET /api/console/break-glass': supervisor(
    'Sign-ins with the sealed account that nobody has seen; nothing of residents.',
  ),
  'POST /api/console/break-glass/:useId/seen': supervisor('Any such sign-in but their own.'),
  'GET /audit': auditor('The whole trail, and nothing else of any resident.'),
  'GET /audit/check': auditor('Counts only.'),
  'GET /api/console/contacts/:contactId': staff(OWN_WORK),
  'GET /api/console/contacts/:contactId/colleagues': staff(OWN_WORK),
  'GET /api/console/contacts/:contactId/resident': staff(`${OWN_WORK} (P40)`),
} as const satisfies RouteTable;

const RESIDENT: Permission = { who: ['resident'], own: TOKEN_CONVERSATION };
const READ: Permission = {
  who: ['agent', 'supervisor'],
  own: 'An agent: conversations of contacts held by or offered to that agent. A supervisor: any.',
};
const HOLD: Permission = { who: ['agent', 'supervisor'], own: 'Contacts that the sender holds, and no other.' };
const OFFERED: Permission = { who: ['agent', 'supervisor'], own: 'Offers made to the sender, and no other.' };

/** Every event that a resident's socket may send (namespace `/resident`). */
export const RESIDENT_EVENTS: Readonly<Record<keyof ResidentClientToServer, Permission>> = {
  'message:send': RESIDENT,
  sync: RESIDENT,
  typing: RESIDENT,
  read: RESIDENT,
  'conversation:end': RESIDENT,
};

/** Every event that a socket of the console may send (namespace `/agent`). */
export const AGENT_EVENTS: Readonly<Record<keyof AgentClientToServer, Permission>> = {
  'message:send': HOLD,
  sync: READ,
  typing: READ,
  read: READ,
  'offer:accept': OFFERED,
  'offer:decline': OFFERED,
  'status:set': { who: ['agent', 'supervisor'], own: "The sender's own status." },
  'status:set-for': { who: ['supervisor'], own: 'The status of any member of staff; never that they are available.' },
  'contact:disclose': HOLD,
  'contact:end': HOLD,
  'contact:wrap-up': HOLD,
  'contact:transfer': { ...HOLD, own: 'Contacts that the sender holds; a supervisor hands over any contact.' },
  'contact:stop-asking': HOLD,
  'contact:leave': { ...HOLD, own: 'Contacts that the sender helps in, and no other.' },
  'contact:watch': { who: ['supervisor'], own: 'A live call or a chat of any contact that they may open.' },
  'contact:note': READ,
  'mention:seen': { who: ['agent', 'supervisor'], own: 'Notes that mention the sender, and no other.' },
  'conversation:look': READ,
  'contact:set-aside': HOLD,
  'contact:bring-back': HOLD,
  'duty:done': { ...READ, own: 'What the policy asks for in contacts that the sender may open, and no other.' },
  'wallboard:watch': {
    who: ['supervisor'],
    own: 'Counts of the whole council, and what staff do; nothing of a resident.',
  },
  'session:stay': { who: ['agent', 'supervisor'], own: "The sender's own session." },
};

export type Entry =
  | ({ kind: 'http'; method: Method; path: string } & RoutePermission)
  | ({ kind: 'socket'; namespace: '/resident' | '/agent'; event: string } & Permission);

/** Every line of the table, for the test that tries each as every role. */
export function allEntries(): Entry[] {
  const http = Object.entries<RoutePermission>(ROUTES).map(([key, permission]): Entry => {
    const [method, path = ''] = key.split(' ');
    return { kind: 'http', method: method as Method, path, ...permission };
  });
  const socket = (namespace: '/resident' | '/agent', events: Readonly<Record<string, Permission>>): Entry[] =>
    Object.entries(events).map(([event, permission]) => ({ kind: 'socket', namespace, event, ...permission }));
  return [...http, ...socket('/resident', RESIDENT_EVENTS), ...socket('/agent', AGENT_EVENTS)];
}
