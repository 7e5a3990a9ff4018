/** A year of a council's past contacts, written by SQL alone and the same each time: to see what reports cost at size. */
import type { Database } from '../src/platform/database/client.ts';

/** The last day of the year that is written. */
export const LAST_DAY = '2026-10-31';
export const DAYS = 365;

const RESIDENTS = 60_000;
const AGENTS = 60;
const SERVICES = [
  ...['council-tax', 'housing-benefit', 'rent', 'bulky-waste', 'missed-bin', 'report-pothole', 'report-street-light'],
  ...['report-environmental', 'library', 'blue-badge', 'parking', 'school-admissions', 'planning', 'registrars'],
];

/**
 * Writes so many contacts over the year, in the council's hours, by six channels: most of them waited and were handled, some gave
 * up, some came back, a third are rated and a fifth were answered by the assistant first. Twelve in a hundred residents have a need.
 */
export async function writeYear(db: Database, contacts: number): Promise<void> {
  await db.service.createMany({
    data: SERVICES.map((id, position) => ({
      ...{ id, name: id, summary: '', online: 'live', complex: false, path: '', position },
    })),
  });
  await db.$transaction(
    async (tx) => {
      // What is drawn below is the same in every run.
      await tx.$executeRaw`SELECT setseed(0.2016)`;
      await tx.$executeRaw`
        INSERT INTO "resident" ("id", "reference", "name", "address", "postcode", "needs", "my_account_registered_at")
        SELECT md5('resident' || n)::uuid, 'BENCH-' || n, 'Bench', '1 Example Street', 'ZZ1 1AA',
          CASE WHEN n % 25 = 0 THEN '{bsl}' WHEN n % 25 = 1 THEN '{easy-read,hearing}' WHEN n % 25 = 2 THEN '{interpreter}' ELSE '{}' END::text[],
          CASE WHEN n % 2 = 0 THEN ${LAST_DAY}::date - (random() * ${DAYS})::int END
        FROM generate_series(1, ${RESIDENTS}::int) n`;
      await tx.$executeRaw`
        INSERT INTO "staff" ("id", "subject", "name", "email", "role")
        SELECT md5('agent' || n)::uuid, 'bench-' || n, 'Bench', 'bench-' || n || '@demo.example', 'agent'
        FROM generate_series(1, ${AGENTS}::int) n`;
      await tx.$executeRaw`
        INSERT INTO "staff_status_log" ("staff_id", "status", "at")
        SELECT s."id", x.status, (${LAST_DAY}::date - d + x.at) AT TIME ZONE 'Europe/London'
        FROM "staff" s, generate_series(0, ${DAYS}::int - 1) d,
          (VALUES ('available', time '09:00'), ('break', time '12:30'), ('available', time '13:00'), ('offline', time '17:00')) x(status, at)`;
      await tx.$executeRaw`
        WITH drawn AS (
          SELECT n, random() AS r, random() AS who, random() AS topic, random() AS way, random() AS ends,
            (${LAST_DAY}::date - (n % ${DAYS}::int) + time '09:00' + random() * interval '8 hours') AT TIME ZONE 'Europe/London' AS at
          FROM generate_series(1, ${contacts}::int) n
        )
        INSERT INTO "contact" ("id", "resident_id", "channel", "service_id", "queue", "state", "disposition", "outcome",
          "assigned_to", "started_at", "queued_at", "accepted_at", "ended_at", "closed_at")
        SELECT md5('contact' || n)::uuid,
          CASE WHEN who < 0.7 THEN md5('resident' || 1 + floor(who / 0.7 * ${RESIDENTS}::int))::uuid END,
          CASE WHEN way < 0.45 THEN 'phone' WHEN way < 0.7 THEN 'webchat' WHEN way < 0.8 THEN 'sms' WHEN way < 0.9 THEN 'email'
               WHEN way < 0.95 THEN 'callback' ELSE 'face-to-face' END,
          (${SERVICES}::text[])[1 + floor(topic * ${SERVICES.length}::int)], 'q' || floor(topic * 4), 'closed',
          CASE WHEN ends < 0.08 THEN 'resident-left' WHEN ends < 0.8 THEN 'resolved' ELSE 'passed-to-service' END, 'resolved',
          CASE WHEN ends >= 0.08 THEN md5('agent' || 1 + n % ${AGENTS}::int)::uuid END,
          at, at + interval '10 seconds',
          CASE WHEN ends >= 0.08 THEN at + interval '10 seconds' - ln(1 - r * 0.999) * interval '25 seconds' END,
          at + interval '5 minutes', at + interval '5 minutes' + r * interval '4 minutes'
        FROM drawn`;
      await tx.$executeRaw`
        INSERT INTO "bot_answer" ("contact_id", "service_id", "at", "helped")
        SELECT "id", "service_id", "started_at", (ARRAY[true, false, NULL])[1 + floor(random() * 3)]
        FROM "contact" WHERE random() < 0.2`;
      await tx.$executeRaw`
        INSERT INTO "feedback" ("contact_id", "channel", "how", "asked_at", "score", "answered_at")
        SELECT "id", 'phone', 'call', "closed_at", CASE WHEN score <= 5 THEN score END, CASE WHEN score <= 5 THEN "closed_at" END
        FROM (SELECT *, 1 + floor(random() * 8)::int AS score FROM "contact" WHERE random() < 0.33) c`;
      await tx.$executeRaw`
        INSERT INTO "form_draft" ("id", "form_id", "form_version", "resident_id", "state", "reference", "created_at", "updated_at", "sent_at")
        SELECT md5('form' || "id")::uuid, "service_id", 1, "resident_id", 'sent', 'R-' || "id", "started_at", "started_at", "started_at"
        FROM "contact" WHERE random() < 0.1`;
    },
    { timeout: 600_000 },
  );
  // As it is after a year in which the database looked after itself.
  await db.$executeRaw`VACUUM ANALYZE`;
}
