-- What supervisors change on their pages: a version, so that nobody overwrites what they have not seen.
ALTER TABLE "staff" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "canned_reply" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "work_queue" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- Each change with what stood there before (NULL: nothing) and after (NULL: it was removed): who changed what, and how it is undone.
-- Rows are kept for ever; one that was undone says so.
CREATE TABLE "admin_change" (
  "id" UUID PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  "before" JSONB,
  "after" JSONB,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "undone_at" TIMESTAMPTZ(3),
  CONSTRAINT "admin_change_something" CHECK ("before" IS NOT NULL OR "after" IS NOT NULL)
);
CREATE INDEX "admin_change_subject" ON "admin_change" ("kind", "subject", "at");
