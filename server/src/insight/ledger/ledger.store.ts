/** The ledger of touches: what is stored of contacts and forms, read, priced and written again. */
import type { Period } from '@hub/contract';
import type { Database, Tx } from '../../platform/database/client.ts';
import { legsOfContact, legsOfForm, price } from './legs.ts';
import type { ContactRecord, FormRecord, LedgerRow } from './legs.ts';
import { TARIFFS } from './tariff.ts';

/**
 * Writes the ledger of these days anew from what is known now. The same evidence gives the same rows, so it may run at any time and
 * as often as it likes; a leg that is no longer true goes, and a day is never half written. Answers how many rows were changed.
 */
export async function restateLedger(db: Database, period: Period): Promise<number> {
  return db.$transaction(async (tx) => {
    // One at a time: two nodes that restate the same days would wait for each other's rows in any order.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ledger'))`;
    await keepTariffs(tx);
    const legs = [
      ...(await readContacts(tx, period)).flatMap(legsOfContact),
      ...(await readForms(tx, period)).flatMap(legsOfForm),
    ];
    return write(tx, period, price(legs, TARIFFS));
  });
}

/** New tariffs come in; none that was in force is changed. */
async function keepTariffs(tx: Tx): Promise<void> {
  await tx.tariff.createMany({
    data: TARIFFS.map(({ validFrom, ...tariff }) => ({ ...tariff, validFrom: new Date(validFrom) })),
    skipDuplicates: true,
  });
}

async function readContacts(tx: Tx, { from, to }: Period): Promise<ContactRecord[]> {
  const contacts = await tx.$queryRaw<Omit<ContactRecord, 'calls'>[]>`
    SELECT c."id"::text, c."channel", c."service_id" AS "serviceId", c."started_at" AS "startedAt",
      c."accepted_at" AS "acceptedAt",
      (c."state" = 'closed' AND c."queued_at" IS NULL AND c."accepted_at" IS NULL) AS "endedWithoutPerson",
      (SELECT min(d."at") FROM "decision" d WHERE d."contact_id" = c."id") AS "firstTurnAt",
      ARRAY(SELECT o."settled_at" FROM "offer" o
            WHERE o."contact_id" = c."id" AND o."state" = 'accepted' AND o."kind" IN ('work', 'hand-over', 'introduce')
            ORDER BY o."settled_at", o."id") AS "takenAt"
    FROM "contact" c
    WHERE c."started_at" >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
      AND c."started_at" < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
    ORDER BY c."started_at", c."id"`;
  const ids = contacts.map(({ id }) => id);
  const calls = await tx.$queryRaw<{ id: string; contactId: string; startedAt: Date }[]>`
    SELECT "id"::text, "contact_id"::text AS "contactId", "started_at" AS "startedAt" FROM "call"
    WHERE "contact_id" = ANY (${ids}::uuid[]) ORDER BY "started_at", "id"`;
  const byContact = new Map<string, typeof calls>();
  for (const call of calls) byContact.set(call.contactId, [...(byContact.get(call.contactId) ?? []), call]);
  return contacts.map((contact) => ({ ...contact, calls: byContact.get(contact.id) ?? [] }));
}

function readForms(tx: Tx, { from, to }: Period): Promise<FormRecord[]> {
  return tx.$queryRaw<FormRecord[]>`
    SELECT d."id"::text, s."id" AS "serviceId", d."sent_at" AS "sentAt", d."assisted", u."channel",
      (SELECT c."id"::text FROM "contact" c
       WHERE c."conversation_id" = d."conversation_id" AND c."channel" <> 'callback' AND c."started_at" <= d."sent_at"
       ORDER BY c."started_at" DESC, c."id" LIMIT 1) AS "contactId"
    FROM "form_draft" d
    LEFT JOIN "submission" u ON u."draft_id" = d."id"
    LEFT JOIN "service" s ON s."id" = d."form_id"
    WHERE d."sent_at" >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
      AND d."sent_at" < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
    ORDER BY d."sent_at", d."id"`;
}

async function write(tx: Tx, { from, to }: Period, rows: readonly LedgerRow[]): Promise<number> {
  const gone = await tx.$executeRaw`
    DELETE FROM "touch" WHERE "day" BETWEEN ${from}::date AND ${to}::date
      AND NOT ("leg" = ANY (${rows.map(({ leg }) => leg)}::text[]))
      -- What an erased contact, or a form without one, cost stays.
      AND "contact_id" IS NOT NULL`;
  const written = await tx.$executeRaw`
    INSERT INTO "touch" ("leg", "contact_id", "service_id", "touch", "at", "day", "tariff_id", "price")
    SELECT r."leg", r."contactId"::uuid, r."serviceId", r."touch", r."at"::timestamptz, r."day"::date, r."tariffId", r."price"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r ("leg" text, "contactId" text, "serviceId" text, "touch" text,
      "at" text, "day" text, "tariffId" text, "price" int)
    ON CONFLICT ("leg") DO UPDATE SET "contact_id" = excluded."contact_id", "service_id" = excluded."service_id",
      "touch" = excluded."touch", "at" = excluded."at", "day" = excluded."day", "tariff_id" = excluded."tariff_id",
      "price" = excluded."price"
    WHERE ("touch"."contact_id", "touch"."service_id", "touch"."touch", "touch"."at", "touch"."day", "touch"."tariff_id",
           "touch"."price")
      IS DISTINCT FROM (excluded."contact_id", excluded."service_id", excluded."touch", excluded."at", excluded."day",
                        excluded."tariff_id", excluded."price")`;
  return gone + written;
}
