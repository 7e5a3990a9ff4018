-- Identity checks: what the council knows to ask a resident for, each check that an agent made, and what a contact proved.

-- One row a question. The postcode is not among them: it stands with the resident.
CREATE TABLE "identity_item" (
  "resident_id" UUID NOT NULL REFERENCES "resident" ("id") ON DELETE CASCADE,
  "item" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  PRIMARY KEY ("resident_id", "item")
);

-- One row a check, passed or not. What was answered is nowhere.
CREATE TABLE "identity_check" (
  "id" UUID PRIMARY KEY,
  "conversation_id" UUID NOT NULL REFERENCES "conversation" ("id") ON DELETE CASCADE,
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id"),
  "resident_id" UUID NOT NULL REFERENCES "resident" ("id"),
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id"),
  "passed" BOOLEAN NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "identity_check_resident" ON "identity_check" ("resident_id", "at");

-- What was proved by a check counts in the contact in which it was made, and there for a while: a number may be anybody's tomorrow.
ALTER TABLE "contact" ADD COLUMN "identity_level" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "identity_at" TIMESTAMPTZ(3);
