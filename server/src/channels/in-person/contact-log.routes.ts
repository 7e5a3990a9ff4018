/** Writing down a phone call, a visit, a letter or an email at the console, and finding who it was. */
import { contactLogSchema, residentFindSchema } from '@hub/contract';
import type { ContactLog, ContactLogged, Outcome } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { serviceById, services } from '../../admin/index.ts';
import type { Audit } from '../../audit/index.ts';
import { cleanText, maskCards } from '../../conversation/index.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import { refused } from '../../platform/problem.ts';
import { findResidents, residentByReference } from '../../residents/index.ts';
import { decideWritten } from '../../routing/index.ts';
import type { Written, WrittenPorts } from '../../routing/index.ts';
import type { Routes, StaffIdentity } from '../../security/index.ts';
import type { Work } from '../../work/index.ts';
import { inPersonWording as wording } from './wording.ts';

export interface ContactLogPorts extends Omit<WrittenPorts, 'work'> {
  work: WrittenPorts['work'] & Pick<Work, 'contactOf'>;
  audit: Pick<Audit, 'told'>;
}

export function addContactLog(routes: Routes, ports: ContactLogPorts): void {
  routes.staff('POST', '/api/console/contacts', async (req, res, staff) => {
    const parsed = parse<ContactLog>(contactLogSchema, req.body);
    const outcome = parsed.ok ? await logContact(ports, parsed.value, staff) : parsed;
    if (!outcome.ok) {
      sendProblemJson(res, outcome.problem);
      return;
    }
    const { contact, note } = outcome;
    await ports.audit.told(staff.staffId, 'contact-logged', [{ kind: 'contact', id: contact.contactId }]);
    res.json({ contact, note } satisfies ContactLogged);
  });

  routes.staff('POST', '/api/console/residents/find', async (req, res, staff) => {
    const parsed = parse(residentFindSchema, req.body);
    if (!parsed.ok) {
      sendProblemJson(res, parsed.problem);
      return;
    }
    const residents = await findResidents(ports.db, parsed.value.words);
    const shown = residents.map(({ reference }) => ({ kind: 'resident' as const, id: reference }));
    await ports.audit.told(staff.staffId, 'resident-found', shown);
    res.json({ residents });
  });

  routes.staff('GET', '/api/console/services', async (_req, res) => {
    res.json({ services: (await services(ports.db)).map(({ id, name }) => ({ id, name })) });
  });
}

async function logContact(
  ports: ContactLogPorts,
  log: ContactLog,
  staff: StaffIdentity,
): Promise<Outcome<ContactLogged>> {
  const checked = await check(ports, log, staff);
  if (!checked.ok) return checked;
  const { written } = checked;
  await decideWritten(ports, written);
  const contact = await ports.work.contactOf(written.conversationId);
  const isWaiting = contact.state === 'queued' || contact.state === 'offered';
  return { ok: true, contact, note: log.takenBy === 'me' && isWaiting ? wording.forTheTeam : null };
}

/** Cleans and masks the texts (P03), and looks up what is named; nothing is stored when something of it is wrong. */
async function check(
  { db }: ContactLogPorts,
  log: ContactLog,
  { staffId, name }: StaffIdentity,
): Promise<Outcome<{ written: Written }>> {
  const { clientId, channel, serviceId, residentReference, digitalAccess, triedOnline, takenBy } = log;
  const safe = (text: string) => maskCards(cleanText(text)).text;
  const text = safe(log.said);
  if (text === '') return refused('bad-payload', wording.saidEmpty, { where: 'said' });
  const residentId = residentReference === null ? null : await residentByReference(db, residentReference);
  if (residentReference !== null && residentId === null)
    return refused('bad-payload', wording.residentUnknown, { where: 'residentReference' });
  if (serviceId !== null && !(await serviceById(db, serviceId)))
    return refused('bad-payload', wording.serviceUnknown, { where: 'serviceId' });
  const error = safe(triedOnline?.error ?? '');
  return {
    ok: true,
    written: {
      // Of this writer: another's clientId never leads to their contact.
      conversationId: derivedUuid(`written ${clientId}`, staffId),
      ...{ clientId, channel, text, serviceId, residentId, digitalAccess, takenBy },
      triedOnline: triedOnline && { error: error === '' ? null : error },
      writer: { staffId, name },
    },
  };
}
