-- Who has waited longer than is promised is looked for every few seconds: without an index each look reads everybody who waits.
CREATE INDEX "contact_in_time" ON "contact" ("queue", "queued_at", "id")
  WHERE "state" IN ('queued', 'offered') AND "over_target_at" IS NULL;
