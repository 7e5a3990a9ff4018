-- That a note names a colleague. It carries no words of the note and gives no right to read them.
CREATE TABLE "mention" (
  "id" UUID PRIMARY KEY,
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id"),
  -- Who wrote the note.
  "by_id" UUID NOT NULL REFERENCES "staff" ("id"),
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id") ON DELETE CASCADE,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "seen_at" TIMESTAMPTZ(3)
);
CREATE INDEX "mention_unseen" ON "mention" ("staff_id", "at") WHERE "seen_at" IS NULL;
