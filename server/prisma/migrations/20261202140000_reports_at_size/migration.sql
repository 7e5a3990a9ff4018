-- What is added up of a day by something other than queue, channel and service: by need, by seconds waited, by half hour. A report of a
-- year reads days and never contacts.
CREATE TABLE "measure_group_day" (
  "day" DATE NOT NULL,
  -- What is told apart, and which of it: ('need', 'bsl'), ('wait', '42'), ('half-hour', '09:30').
  "kind" TEXT NOT NULL CHECK ("kind" IN ('need', 'wait', 'half-hour')),
  "part" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "service_id" TEXT NOT NULL,
  -- Whole numbers by name; the names are those of insight/measures/sums.ts.
  "sums" JSONB NOT NULL,
  PRIMARY KEY ("kind", "day", "part", "channel", "service_id")
);

-- How long each agent was there on a day, and how much of that with a contact. Shown for all agents together only.
CREATE TABLE "agent_day" (
  "day" DATE NOT NULL,
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id") ON DELETE CASCADE,
  "busy_seconds" INTEGER NOT NULL CHECK ("busy_seconds" BETWEEN 0 AND "present_seconds"),
  "present_seconds" INTEGER NOT NULL,
  PRIMARY KEY ("day", "staff_id")
);

-- Whoever adds up a day must not read the others.
CREATE INDEX "contact_started" ON "contact" ("started_at");
CREATE INDEX "contact_taken" ON "contact" ("accepted_at") WHERE "accepted_at" IS NOT NULL;
CREATE INDEX "form_draft_sent" ON "form_draft" ("sent_at") WHERE "sent_at" IS NOT NULL;
CREATE INDEX "online_attempt_at" ON "online_attempt" ("at");
CREATE INDEX "call_contact" ON "call" ("contact_id") WHERE "contact_id" IS NOT NULL;

-- Days that were added up before lack the new sums: with none there, the job adds up every day again.
DELETE FROM "measure_day";
