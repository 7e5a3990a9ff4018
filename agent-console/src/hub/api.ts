/** The console's requests over HTTP. Answers are checked against the contract; a refusal is a `RefusedRequest`. */
import type * as z from 'zod';
import {
  botFiguresSchema,
  cannedReplyListSchema,
  colleaguesSchema,
  contactCallSchema,
  contactDetailSchema,
  draftSavedSchema,
  draftTextedSchema,
  formListSchema,
  identityCodeSentSchema,
  identityOutcomeSchema,
  knownSchema,
  contactLoggedSchema,
  mentionListSchema,
  meSchema,
  needsKeptSchema,
  listenedSchema,
  photoLinkSentSchema,
  problemSchema,
  ratingFiguresSchema,
  recordingListSchema,
  residentsFoundSchema,
  serviceListSchema,
  softphoneSchema,
  threadCodeSchema,
  viewReasonKeptSchema,
  workSnapshotSchema,
  type BotFigures,
  type CallCommand,
  type CannedReply,
  type Colleagues,
  type ContactCall,
  type ContactDetail,
  type DraftAnswer,
  type DraftSaved,
  type DraftSend,
  type DraftTexted,
  type FormChoice,
  type IdentityCheck,
  type IdentityCodeAsked,
  type IdentityCodeCheck,
  type IdentityCodeSent,
  type IdentityOutcome,
  type Known,
  type ContactLog,
  type ContactLogged,
  type Me,
  type Mention,
  type NeedsKeep,
  type Period,
  type RatingFigures,
  type Recording,
  type ResidentsFound,
  type ServiceList,
  type Softphone,
  type ThreadCode,
  type ViewReasonGiven,
  type WorkSnapshot,
} from '@hub/contract';
import { en } from '../wording/en.ts';

/** What a request rejects with: `status` 0 means that no answer came. `message` is a sentence for the agent. */
export class RefusedRequest extends Error {
  readonly status: number;
  /** The field that was wrong, where the hub says so. */
  readonly where: string | undefined;
  constructor(status: number, detail: string, where?: string) {
    super(detail);
    this.status = status;
    this.where = where;
  }
}

/** What the hub refused with, for the agent. */
export async function refusalOf(response: Response): Promise<RefusedRequest> {
  const { status } = response;
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return new RefusedRequest(status, en.problem.unexpected);
  return new RefusedRequest(status, parsed.data.detail, parsed.data.where);
}

export async function request<T extends z.ZodType>(
  path: string,
  schema: T,
  init: RequestInit,
): Promise<{ body: z.output<T>; headers: Headers }> {
  const response = await fetch(path, init).catch(() => null);
  if (!response) throw new RefusedRequest(0, en.problem.noAnswer);
  if (!response.ok) throw await refusalOf(response);
  const parsed = schema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new RefusedRequest(response.status, en.problem.unexpected);
  return { body: parsed.data, headers: response.headers };
}

export function get<T extends z.ZodType>(path: string, schema: T) {
  return request(path, schema, { headers: { accept: 'application/json' } });
}

/** A change, with the token of the session that the hub asks for (CSRF). */
export async function post<T extends z.ZodType>(path: string, schema: T, csrfToken: string, payload: object) {
  const headers = { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrfToken };
  return (await request(path, schema, { method: 'POST', headers, body: JSON.stringify(payload) })).body;
}

/** Differences between the clocks below this are left alone. */
const SKEW_FROM_MS = 3000;

export interface SignedIn {
  me: Me;
  /** To be sent with the sign-out form. */
  csrfToken: string;
  /** The council's name; empty when the hub does not say. */
  council: string;
}

/** Who is signed in. Rejects with status 401 when nobody is. */
export async function fetchMe(): Promise<SignedIn> {
  const { body, headers } = await get('/api/console/me', meSchema);
  return {
    me: body,
    csrfToken: headers.get('x-csrf-token') ?? '',
    council: decodeURIComponent(headers.get('x-council-name') ?? ''),
  };
}

/** The work as it stands, and how far the server's clock is ahead of this browser's (milliseconds). */
export async function fetchWork(): Promise<{ work: WorkSnapshot; skewMs: number }> {
  const { body, headers } = await get('/api/console/work', workSnapshotSchema);
  const date = Date.parse(headers.get('date') ?? '');
  const skewMs = date - Date.now();
  // The header counts whole seconds, so a smaller difference says nothing.
  return { work: body, skewMs: Math.abs(skewMs) > SKEW_FROM_MS ? skewMs : 0 };
}

export async function fetchContact(contactId: string): Promise<ContactDetail> {
  return (await get(`/api/console/contacts/${contactId}`, contactDetailSchema)).body;
}

/** What a contact can be about. */
export async function fetchServices(): Promise<ServiceList> {
  return (await get('/api/console/services', serviceListSchema)).body;
}

/** What advisers say often, ready to be chosen. */
export async function fetchCannedReplies(): Promise<CannedReply[]> {
  return (await get('/api/console/canned-replies', cannedReplyListSchema)).body;
}

/** What became of the assistant's answers. For supervisors. */
export async function fetchBotFigures({ from, to }: Period): Promise<BotFigures> {
  const query = new URLSearchParams({ from, to });
  return (await get(`/api/console/figures/bot?${query.toString()}`, botFiguresSchema)).body;
}

/** What residents answered to "How did we do?". For supervisors. */
export async function fetchRatingFigures({ from, to }: Period): Promise<RatingFigures> {
  const query = new URLSearchParams({ from, to });
  return (await get(`/api/console/figures/ratings?${query.toString()}`, ratingFiguresSchema)).body;
}

/** Writes a contact down; the same `clientId` again is the same contact. */
export function logContact(log: ContactLog, csrfToken: string): Promise<ContactLogged> {
  return post('/api/console/contacts', contactLoggedSchema, csrfToken, log);
}

export function findResidents(words: string, csrfToken: string): Promise<ResidentsFound> {
  return post('/api/console/residents/find', residentsFoundSchema, csrfToken, { words });
}

/** The e-forms that can be begun with a resident. */
export async function fetchForms(): Promise<FormChoice[]> {
  return (await get('/api/console/forms', formListSchema)).body;
}

/** Begins a form with the resident, or goes on with the one that is open. */
export function beginDraft(contactId: string, formId: string, csrfToken: string): Promise<DraftSaved> {
  return post(`/api/console/contacts/${contactId}/drafts`, draftSavedSchema, csrfToken, { formId });
}

/** Writes one answer down; what could not be read comes back beside the unchanged draft. */
export function answerDraft(draftId: string, answer: DraftAnswer, csrfToken: string): Promise<DraftSaved> {
  return post(`/api/console/drafts/${draftId}/answers`, draftSavedSchema, csrfToken, answer);
}

/** Sends it, once the resident said that it is right: just now, after it was read out, or by themselves before. */
export function sendDraft(draftId: string, send: DraftSend, csrfToken: string): Promise<DraftSaved> {
  return post(`/api/console/drafts/${draftId}/send`, draftSavedSchema, csrfToken, send);
}

/** Asks the resident by text whether it is right; answers to which number. */
export function textDraft(draftId: string, version: number, csrfToken: string): Promise<DraftTexted> {
  return post(`/api/console/drafts/${draftId}/text`, draftTextedSchema, csrfToken, { version });
}

/** What of the resident need not be asked for a form. */
export async function fetchKnown(contactId: string): Promise<Known> {
  return (await get(`/api/console/contacts/${contactId}/known`, knownSchema)).body;
}

/** Who a contact could go to, or who could advise. */
export async function fetchColleagues(contactId: string): Promise<Colleagues> {
  return (await get(`/api/console/contacts/${contactId}/colleagues`, colleaguesSchema)).body;
}

/** Notes that mention me, of which I have not said that I have seen them. */
export async function fetchMentions(): Promise<Mention[]> {
  return (await get('/api/console/mentions', mentionListSchema)).body;
}

/** How this page speaks. A token in it is good for an hour. */
export async function fetchSoftphone(): Promise<Softphone> {
  return (await get('/api/console/softphone', softphoneSchema)).body;
}

/** How the line of a contact stands. */
export async function fetchCall(contactId: string): Promise<ContactCall> {
  return (await get(`/api/console/contacts/${contactId}/call`, contactCallSchema)).body;
}

/** Does something with the line of a contact that I hold; answers how it stands then. */
export function commandCall(contactId: string, command: CallCommand, csrfToken: string): Promise<ContactCall> {
  return post(`/api/console/contacts/${contactId}/call`, contactCallSchema, csrfToken, command);
}

/** What was recorded of a contact. */
export async function fetchRecordings(contactId: string): Promise<Recording[]> {
  return (await get(`/api/console/contacts/${contactId}/recordings`, recordingListSchema)).body;
}

/** Says why a supervisor listens; the sound can be fetched after that. */
export async function sayWhyListening(recordingId: string, reason: string, csrfToken: string): Promise<void> {
  await post(`/api/console/recordings/${recordingId}/listen`, listenedSchema, csrfToken, { reason });
}

/** Makes a code by which the resident goes on elsewhere with this contact's conversation. */
export function makeCode(contactId: string, csrfToken: string): Promise<ThreadCode> {
  return post(`/api/console/contacts/${contactId}/code`, threadCodeSchema, csrfToken, {});
}

/** Sends the resident a link by which they can add a photo. */
export function sendPhotoLink(contactId: string, csrfToken: string): Promise<{ ok: true }> {
  return post(`/api/console/contacts/${contactId}/photo-link`, photoLinkSentSchema, csrfToken, {});
}

/** Compares what a resident answered with what the council knows; the same `checkId` again is the same check. */
export function checkIdentity(contactId: string, check: IdentityCheck, csrfToken: string): Promise<IdentityOutcome> {
  return post(`/api/console/contacts/${contactId}/identity`, identityOutcomeSchema, csrfToken, check);
}

/** Has a code sent to the number on record; the same `codeId` again is the same text. */
export function sendIdentityCode(
  contactId: string,
  asked: IdentityCodeAsked,
  csrfToken: string,
): Promise<IdentityCodeSent> {
  return post(`/api/console/contacts/${contactId}/identity/code`, identityCodeSentSchema, csrfToken, asked);
}

/** Compares what was read out with the code that was sent; the same `checkId` again is the same try. */
export function checkIdentityCode(
  contactId: string,
  check: IdentityCodeCheck,
  csrfToken: string,
): Promise<IdentityOutcome> {
  return post(`/api/console/contacts/${contactId}/identity/code/check`, identityOutcomeSchema, csrfToken, check);
}

/** Keeps what a resident needs, as they agreed; the single view, read again, shows it. */
export async function keepNeeds(
  contactId: string,
  given: Omit<NeedsKeep, 'agreed'> & { agreed: boolean },
  csrfToken: string,
): Promise<void> {
  await post(`/api/console/contacts/${contactId}/needs`, needsKeptSchema, csrfToken, given);
}

/** Withdraws all that was kept of a resident's needs. */
export async function withdrawNeeds(contactId: string, csrfToken: string): Promise<void> {
  await post(`/api/console/contacts/${contactId}/needs/withdrawal`, needsKeptSchema, csrfToken, {});
}

/** Says why debts and benefits are needed in this contact; the single view, read again, opens them. */
export async function sayWhyViewing(contactId: string, given: ViewReasonGiven, csrfToken: string): Promise<void> {
  await post(`/api/console/contacts/${contactId}/reasons`, viewReasonKeptSchema, csrfToken, given);
}
