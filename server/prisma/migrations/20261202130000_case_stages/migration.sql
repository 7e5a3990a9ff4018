-- A complaint is looked at again where the resident asks for it: its second stage is a case of its own, with its own days.
ALTER TABLE "council_case"
  ADD COLUMN "stage" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "acknowledged_at" TIMESTAMPTZ(3),
  DROP CONSTRAINT "council_case_contact_id_kind_key",
  ADD CONSTRAINT "council_case_contact_id_kind_stage_key" UNIQUE ("contact_id", "kind", "stage");

-- Each later day that a case was given, with the reason that the resident is told.
CREATE TABLE "case_extension" (
  "id" UUID PRIMARY KEY,
  "case_id" UUID NOT NULL REFERENCES "council_case" ("id") ON DELETE CASCADE,
  "due_before" DATE NOT NULL,
  "due_now" DATE NOT NULL,
  "reason" TEXT NOT NULL,
  "by_id" UUID NOT NULL REFERENCES "staff" ("id"),
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- The same day is given once, however often it is sent.
  UNIQUE ("case_id", "due_now")
);
