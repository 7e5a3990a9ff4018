-- Telling people how their reports get on, where they asked for it.

ALTER TABLE "submission"
  -- What the back office's status means: received, allocated, done, no-action or closed. Null until it said anything.
  ADD COLUMN "stage" TEXT CHECK ("stage" IN ('received', 'allocated', 'done', 'no-action', 'closed')),
  -- The day on which the work is expected to be done.
  ADD COLUMN "expected_on" DATE,
  -- How often the back office said something new.
  ADD COLUMN "changes" INTEGER NOT NULL DEFAULT 0;
UPDATE "submission" SET "stage" = CASE "status" WHEN 'closed' THEN 'closed' ELSE 'received' END WHERE "status" IS NOT NULL;

-- What is closed is asked about once more when the back office says that it changed.
DROP INDEX "submission_open";
CREATE INDEX "submission_to_ask" ON "submission" ("asked_at" NULLS FIRST)
  WHERE "state" = 'sent' AND ("status" IS DISTINCT FROM 'closed' OR "asked_at" IS NULL);
-- The number by which the back office speaks of a report.
CREATE INDEX "submission_number" ON "submission" ("service_request_id") WHERE "service_request_id" IS NOT NULL;

-- Who asked to be told of a report, whoever made it: up to which of its changes they were.
ALTER TABLE "submission_follower" ADD COLUMN "told" INTEGER NOT NULL DEFAULT -1;
UPDATE "submission_follower" SET "told" = 0;

-- What somebody was told of a report. Each stage once; each date and each note when it is another than the last.
CREATE TABLE "report_notice" (
  "submission_id" UUID NOT NULL,
  "conversation_id" UUID NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('received', 'allocated', 'done', 'no-action', 'closed', 'date', 'notes')),
  -- Which date, or which note: 0 for a stage.
  "ord" INTEGER NOT NULL DEFAULT 0,
  -- The date, or a digest of the note; empty for a stage.
  "value" TEXT NOT NULL DEFAULT '',
  "at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("submission_id", "conversation_id", "kind", "ord"),
  CHECK ("kind" IN ('date', 'notes') OR "ord" = 0),
  FOREIGN KEY ("submission_id", "conversation_id")
    REFERENCES "submission_follower" ("submission_id", "conversation_id") ON DELETE CASCADE
);
