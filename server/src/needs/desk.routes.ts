/** An agent writes down what a resident needs and agreed to have kept, or that they withdraw it (P19). */
import { needsKeepSchema } from '@hub/contract';
import type { NeedsKeep, Outcome } from '@hub/contract';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { londonDay } from '../cases/index.ts';
import type { Database } from '../platform/database/client.ts';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Routes, StaffIdentity } from '../security/index.ts';
import { keepPassport, withdrawPassport } from './passport.store.ts';
import { reviewProblem } from './review.ts';
import { correctSaidLanguage } from './said.store.ts';
import { needsWording as wording } from './wording.ts';

/** What of an opened contact says whether its reader may write. */
interface Opened {
  contactId: string;
  holds: boolean;
  residentId: string | null;
}

export interface NeedsPorts {
  db: Database;
  clock: () => Date;
  /** Opens a contact by the rule of all others; refused where it is somebody else's, or of the reader's own record. */
  open: (staff: StaffIdentity, contactId: string) => Promise<Outcome<{ opened: Opened }>>;
  /** Whoever shows the contact shows it anew. */
  onChange: (contactId: string) => Promise<void>;
}

const contactSchema = z.object({ contactId: z.uuid() });

export function serveNeeds(routes: Routes, { db, clock, open, onChange }: NeedsPorts): void {
  routes.staff('POST', '/api/console/contacts/:contactId/needs', async (req, res, staff) => {
    const given = parse<NeedsKeep>(needsKeepSchema, req.body);
    const known = given.ok ? await resident(req, staff) : given;
    await answer(res, known.ok && given.ok ? await keep(known.of, given.value, staff) : known);
  });

  routes.staff('POST', '/api/console/contacts/:contactId/needs/withdrawal', async (req, res, staff) => {
    const known = await resident(req, staff);
    if (known.ok) await db.$transaction((tx) => withdrawPassport(tx, known.of.residentId, clock()));
    await answer(res, known.ok ? { ok: true, contactId: known.of.contactId } : known);
  });

  async function answer(res: Response, outcome: Outcome<{ contactId?: string }>): Promise<void> {
    if (!outcome.ok) {
      sendProblemJson(res, outcome.problem);
      return;
    }
    if (outcome.contactId !== undefined) await onChange(outcome.contactId);
    res.json({ ok: true });
  }

  /** The resident of the contact in the path, where the caller deals with it. */
  async function resident(
    req: Request,
    staff: StaffIdentity,
  ): Promise<Outcome<{ of: { contactId: string; residentId: string } }>> {
    const contact = parse(contactSchema, req.params);
    if (!contact.ok) return contact;
    const known = await open(staff, contact.value.contactId);
    if (!known.ok) return known;
    const { contactId, holds, residentId } = known.opened;
    if (!holds) return refused('contact-not-found', wording.notHolder, { where: 'contactId' });
    if (residentId === null) return refused('not-found', wording.notKnown, { where: 'contactId' });
    return { ok: true, of: { contactId, residentId } };
  }

  async function keep(
    { contactId, residentId }: { contactId: string; residentId: string },
    { needs, words, language, reviewOn }: NeedsKeep,
    { staffId }: StaffIdentity,
  ): Promise<Outcome<{ contactId: string }>> {
    const now = clock();
    const wrong = reviewProblem(reviewOn, londonDay(now));
    if (wrong !== null) return refused('bad-payload', wrong, { where: 'reviewOn' });
    await db.$transaction(async (tx) => {
      const { channel } = await tx.contact.findUniqueOrThrow({ where: { id: contactId }, select: { channel: true } });
      await keepPassport(tx, { residentId, needs, words, language, reviewOn, channel, staffId }, now);
      if (language !== null) await correctSaidLanguage(tx, contactId, language);
    });
    return { ok: true, contactId };
  }
}
