-- What the back office says of a report that it has.
ALTER TABLE "submission"
  -- Given by a back office that numbers its requests later.
  ADD COLUMN "token" TEXT,
  ADD COLUMN "status" TEXT,
  ADD COLUMN "status_notes" TEXT,
  ADD COLUMN "updated_at" TIMESTAMPTZ(3),
  -- When it was asked last.
  ADD COLUMN "asked_at" TIMESTAMPTZ(3);
-- Reports whose progress is asked for: what is closed is not in it.
CREATE INDEX "submission_open" ON "submission" ("asked_at" NULLS FIRST)
  WHERE "state" = 'sent' AND "status" IS DISTINCT FROM 'closed';
CREATE INDEX "submission_refused" ON "submission" ("created_at") WHERE "state" = 'refused';
CREATE INDEX "submission_follower_conversation" ON "submission_follower" ("conversation_id");
