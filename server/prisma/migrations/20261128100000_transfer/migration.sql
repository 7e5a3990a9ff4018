-- Handing a contact over, introducing a colleague, asking one to look, and supervisors who listen.

ALTER TABLE "offer"
  -- What the offer is for. 'introduce' and 'consult' are invitations: the contact stays with whoever asked until it is accepted.
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'work' CHECK ("kind" IN ('work', 'hand-over', 'introduce', 'consult')),
  ADD COLUMN "asked_by" UUID REFERENCES "staff" ("id"),
  ADD COLUMN "note" TEXT NOT NULL DEFAULT '';

-- Who is in a contact beside whoever holds it. A row counts in their load until they left.
CREATE TABLE "participant" (
  "id" UUID PRIMARY KEY,
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id") ON DELETE CASCADE,
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('consult', 'introduce', 'listen', 'whisper', 'join')),
  "joined_at" TIMESTAMPTZ(3) NOT NULL,
  "left_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "participant_there" ON "participant" ("contact_id", "staff_id") WHERE "left_at" IS NULL;
CREATE INDEX "participant_staff" ON "participant" ("staff_id") WHERE "left_at" IS NULL;

-- The lines of staff in a call, as their network tells of them, and how they are in it. "call"."agent_sid" is read no more: a later
-- release takes it away.
CREATE TABLE "call_line" (
  "sid" TEXT PRIMARY KEY,
  "call_id" UUID NOT NULL REFERENCES "call" ("id") ON DELETE CASCADE,
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id"),
  "muted" BOOLEAN NOT NULL,
  -- The line that alone hears this one.
  "coaches" TEXT,
  "left_at" TIMESTAMPTZ(3)
);
CREATE INDEX "call_line_call" ON "call_line" ("call_id");
